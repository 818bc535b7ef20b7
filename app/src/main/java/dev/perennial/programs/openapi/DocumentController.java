package dev.perennial.programs.openapi;

import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Open to everybody: it says what could be asked, and nothing about the shop.
@RestController
class DocumentController {
    private final String document;

    DocumentController() throws IOException {
        document = Document.read().json();
    }

    @GetMapping("/api/v1/openapi.json")
    ResponseEntity<String> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(document);
    }
}
