package dev.perennial.platform.health;

import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// “up” once pages can be served; for the scripts and for whoever watches.
@RestController
@RequestMapping("/platform/health")
class HealthController {
    private final JdbcClient db;

    HealthController(JdbcClient db) {
        this.db = db;
    }

    @GetMapping
    ResponseEntity<String> health() {
        db.sql("select 1").query(Integer.class).single();
        return ResponseEntity.ok("up");
    }
}
