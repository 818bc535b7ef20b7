package dev.perennial.customers.privacy.held;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

@Controller
@RequestMapping("/customers/privacy/held")
class HeldController {
    private final Copies copies;
    private final JsonMapper json;

    HeldController(Copies copies, JsonMapper json) {
        this.copies = copies;
        this.json = json;
    }

    @GetMapping("/{customer}")
    View page(@PathVariable CustomerId customer) {
        return new CopyPage(copies.of(customer));
    }

    @GetMapping("/{customer}/copy.json")
    ResponseEntity<byte[]> file(@PathVariable CustomerId customer) {
        var copy = copies.of(customer);
        var bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(copy.forPrograms());
        var name = ContentDisposition.attachment()
                .filename("customer-" + customer + ".json")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(bytes);
    }
}
