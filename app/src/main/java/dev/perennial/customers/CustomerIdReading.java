package dev.perennial.customers;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// An id in an address or a form that somebody kept from before a merge is read as the id of whom it became, so that
/// no page and no door of the API has to think of it.
@Configuration
class CustomerIdReading implements WebMvcConfigurer {
    private final Aliases aliases;

    CustomerIdReading(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        Converter<String, CustomerId> reading = text -> {
            var written = CustomerId.valueOf(text);
            return aliases.current(written).orElse(written);
        };
        registry.addConverter(String.class, CustomerId.class, reading);
    }
}
