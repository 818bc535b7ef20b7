package dev.perennial.ui;

import java.io.IOException;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Every `messages/*.properties` is a bundle; `customers_de.properties` beside `customers.properties` is its German.
@Configuration
class MessageBundles {
    @Bean
    MessageSource messageSource() throws IOException {
        var bundles = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
            var name = Objects.requireNonNull(file.getFilename()).replaceFirst("(_\\w+)?\\.properties$", "");
            bundles.add("messages/" + name);
        }
        var source = new ResourceBundleMessageSource();
        source.setBasenames(bundles.toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }
}
