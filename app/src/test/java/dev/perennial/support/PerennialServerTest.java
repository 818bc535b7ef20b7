package dev.perennial.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/// As [PerennialTest], but started for real: a port that HTTP clients connect to. [Programs] speaks with it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FreshDatabase.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.enabled=false",
            "perennial.home=target/home-${perennial.fork:0}",
            "perennial.outgoing.allow=127.0.0.1"
        })
@Import({TestSupport.class, Programs.class})
public @interface PerennialServerTest {}
