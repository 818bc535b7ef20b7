package dev.perennial.demo.sample;

import static dev.perennial.ui.Words.t;

import dev.perennial.platform.Businesses;
import dev.perennial.ui.Banner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Nobody should take the invented customers for their own.
@Component
class SampleBanner implements Banner {
    private final Businesses businesses;

    SampleBanner(Businesses businesses) {
        this.businesses = businesses;
    }

    @Override
    public Optional<Line> line() {
        return businesses
                .find()
                .filter(business -> business.sample())
                .map(_ -> new Line(t("demo.banner.text"), "/demo/sample", t("demo.banner.link")));
    }
}
