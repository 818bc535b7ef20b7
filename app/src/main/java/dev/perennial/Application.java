package dev.perennial;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Application {
    static void main(String[] args) {
        var program = new SpringApplication(Application.class);
        program.setDefaultProperties(Map.of("perennial.database.early", true));
        program.run(args);
    }
}
