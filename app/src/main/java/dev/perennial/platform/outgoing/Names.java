package dev.perennial.platform.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who answers to a name. Asked once for each connection; the answer is what is checked and what is connected to.
public interface Names {
    /// @throws UnknownHostException when nobody does
    List<InetAddress> addresses(String name) throws UnknownHostException;

    @Configuration
    class OfTheSystem {
        @Bean
        Names systemNames() {
            return name -> List.of(InetAddress.getAllByName(name));
        }
    }
}
