package dev.perennial.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;

/// The whole application on a real database of its own: a fresh clone of the migrated template for each test
/// class, one Spring context for all of them. Autowire what you need, `MockMvcTester` and [TestClock] included;
/// [Shop] sets up a business and signs people in; [Browser] is somebody at their screen; [Jobs] runs what is due.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FreshDatabase.class)
@SpringBootTest(
        properties = {
            "spring.flyway.enabled=false",
            "perennial.home=target/home-${perennial.fork:0}",
            "perennial.outgoing.allow=127.0.0.1",
            "perennial.public-url=https://perennial.bakery.example",
            "perennial.messaging.trial-patience=500ms"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({TestSupport.class, Browser.class})
public @interface PerennialTest {}
