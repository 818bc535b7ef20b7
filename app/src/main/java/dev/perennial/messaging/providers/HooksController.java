package dev.perennial.messaging.providers;

import dev.perennial.messaging.Account.Kind;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.ServiceAccess;
import dev.perennial.messaging.ServiceAccesses;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where providers bring what people wrote. What is signed as it should be is kept as it came before it is answered;
/// it is understood later. Whatever else comes is answered in few words and leaves nothing behind.
@RestController
@RequestMapping("/hooks/messaging/providers")
class HooksController {
    private static final int MOST_BYTES = 1 << 20;

    private final ServiceAccesses accesses;
    private final Signatures signatures;
    private final Letterbox letterbox;

    HooksController(ServiceAccesses accesses, Signatures signatures, Letterbox letterbox) {
        this.accesses = accesses;
        this.signatures = signatures;
        this.letterbox = letterbox;
    }

    @PostMapping("/{id}")
    ResponseEntity<String> take(@PathVariable AccountId id, HttpServletRequest request) throws IOException {
        var access = accesses.find(id).filter(it -> it.account().active());
        if (access.isEmpty()) return answer(HttpStatus.NOT_FOUND);
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) return answer(HttpStatus.CONTENT_TOO_LARGE);
        if (!signatures.isGenuine(access.get(), request, body)) return answer(HttpStatus.UNAUTHORIZED);
        letterbox.take(access.get().account(), body, request.getQueryString());
        return access.get().account().kind() == Kind.SMS
                ? ResponseEntity.ok().contentType(MediaType.TEXT_XML).body("<Response/>")
                : ResponseEntity.ok("taken");
    }

    /// How WhatsApp makes sure that the address is ours, when the owner enters it there.
    @GetMapping("/{id}")
    ResponseEntity<String> greet(
            @PathVariable AccountId id,
            @RequestParam(name = "hub.mode", defaultValue = "") String mode,
            @RequestParam(name = "hub.verify_token", defaultValue = "") String token,
            @RequestParam(name = "hub.challenge", defaultValue = "") String challenge) {
        var isOurs = accesses.find(id)
                .filter(it -> it.account().kind() == Kind.WHATSAPP)
                .map(ServiceAccess::signing)
                .filter(it -> mode.equals("subscribe") && Signatures.same(Signatures.greeting(it), token))
                .isPresent();
        return isOurs && challenge.matches("[\\w-]{1,200}")
                ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge)
                : answer(HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<String> answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(status.getReasonPhrase());
    }
}
