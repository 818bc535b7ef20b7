package dev.perennial.conversations.chat;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.ChatVisitors;
import dev.perennial.conversations.Visitor;
import dev.perennial.ui.Problem;
import dev.perennial.ui.Problem.Kind;
import dev.perennial.ui.live.Live;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the widget asks. Who asks is told by the key in a header, each time anew.
@RestController
@RequestMapping("/p/conversations/chat")
class TalkController {
    private final Widgets widgets;
    private final ChatVisitors visitors;
    private final Talking talking;
    private final Shown shown;
    private final ChatDesk desk;
    private final Vouching vouching;
    private final ChatPace pace;
    private final Live live;
    private final Clock clock;

    TalkController(
            Widgets widgets,
            ChatVisitors visitors,
            Talking talking,
            Shown shown,
            ChatDesk desk,
            Vouching vouching,
            ChatPace pace,
            Live live,
            Clock clock) {
        this.widgets = widgets;
        this.visitors = visitors;
        this.talking = talking;
        this.shown = shown;
        this.desk = desk;
        this.vouching = vouching;
        this.pace = pace;
        this.live = live;
        this.clock = clock;
    }

    /// @param began chance of the browser's: the same words sent again are one message
    record Said(
            @Nullable String text,
            @Nullable String began,
            @Nullable String address) {}

    record Left(@Nullable String address) {}

    record Vouched(@Nullable String token) {}

    /// What the widget shows.
    ///
    /// @param key what it is to keep from now on, or null when it has it
    /// @param known whether the key it came with opens anything
    /// @param away whether nobody answers just now
    /// @param opens when somebody will, if that is known
    /// @param hidden whether there are mails that the visitor would see if the address were proven
    record Talk(
            @Nullable String key,
            boolean known,
            boolean away,
            @Nullable Instant opens,
            @Nullable String name,
            @Nullable String address,
            boolean proven,
            boolean hidden,
            List<Shown.Word> words) {}

    @GetMapping("/conversation")
    ResponseEntity<?> conversation(@RequestHeader(name = ChatDoors.KEY, defaultValue = "") String key) {
        if (!widgets.isActive()) return off();
        var visitor = visitors.holding(key);
        if (visitor.isPresent()) visitors.see(key);
        return ResponseEntity.ok(talk(visitor.orElse(null), null));
    }

    @PostMapping("/messages")
    ResponseEntity<?> say(
            @RequestHeader(name = ChatDoors.KEY, defaultValue = "") String key,
            @RequestBody Said said,
            HttpServletRequest request) {
        if (!widgets.isActive()) return off();
        var typed = Typed.of(said.text(), null, said.address(), said.began());
        var mistake = typed.mistake();
        if (mistake.isPresent()) return refused(Kind.REFUSED, mistake.get());
        var network = ChatPace.network(request.getRemoteAddr());
        var visitor = visitors.holding(key).orElse(null);
        var until = pace.count(ChatPace.What.MESSAGE_HERE, network)
                .or(() -> visitor == null
                        ? pace.count(ChatPace.What.BEGINNING, network)
                        : pace.count(ChatPace.What.MESSAGE, visitor.id().toString()));
        if (until.isPresent()) return tooMany(until.get());
        var known = talking.say(visitor, typed);
        if (known.key() == null) visitors.see(key);
        return ResponseEntity.ok(talk(known.visitor(), known.key()));
    }

    /// Where they can be reached when they are gone.
    @PostMapping("/addresses")
    ResponseEntity<?> reachAt(
            @RequestHeader(name = ChatDoors.KEY, defaultValue = "") String key, @RequestBody Left left) {
        if (!widgets.isActive()) return off();
        var visitor = visitors.holding(key);
        if (visitor.isEmpty()) return refused(Kind.NOT_HERE, t("conversations.chat.wrong.nobody"));
        var address = LeftAddress.read(left.address() == null ? "" : left.address());
        if (address.isEmpty())
            return refused(
                    Kind.REFUSED,
                    t("conversations.chat.wrong.address", left.address() == null ? "" : Typed.shown(left.address())));
        var until = pace.count(ChatPace.What.ADDRESS, visitor.get().id().toString());
        if (until.isPresent()) return tooMany(until.get());
        return ResponseEntity.ok(talk(talking.reachAt(visitor.get(), address.get()), null));
    }

    /// The shop's own sign-in says who it is.
    @PostMapping("/vouchers")
    ResponseEntity<?> vouch(
            @RequestHeader(name = ChatDoors.KEY, defaultValue = "") String key,
            @RequestBody Vouched vouched,
            HttpServletRequest request) {
        var widget = widgets.current();
        if (!widget.active()) return off();
        var read = Voucher.read(vouched.token() == null ? "" : vouched.token(), vouching.secrets(), clock.instant());
        return switch (read) {
            case Voucher.Flawed(var flaw) -> {
                var until = pace.count(ChatPace.What.WRONG_PROOF, ChatPace.network(request.getRemoteAddr()));
                yield until.isPresent()
                        ? tooMany(until.get())
                        : refused(Kind.REFUSED, t("conversations.chat.voucher." + flaw));
            }
            case Voucher.Sound(var voucher) -> {
                var known = talking.vouched(visitors.holding(key).orElse(null), voucher, widget.source());
                yield ResponseEntity.ok(talk(known.visitor(), known.key()));
            }
        };
    }

    /// The key opens nothing from now on.
    @PostMapping("/farewell")
    ResponseEntity<Void> leave(@RequestHeader(name = ChatDoors.KEY, defaultValue = "") String key) {
        visitors.giveBack(key);
        return ResponseEntity.noContent().build();
    }

    /// Says that there is something new, and nothing else; what it is has to be asked for.
    @GetMapping(path = "/stream")
    @Nullable
    ResponseEntity<?> stream(
            @RequestHeader(name = ChatDoors.KEY, defaultValue = "") String key, HttpServletResponse response)
            throws IOException {
        if (!widgets.isActive()) return off();
        var visitor = visitors.holding(key);
        if (visitor.isEmpty()) return refused(Kind.NOT_HERE, t("conversations.chat.wrong.nobody"));
        visitors.see(key);
        var topics = shown.cases(visitor.get().thread()).stream()
                .map(it -> "case:" + it)
                .collect(Collectors.toUnmodifiableSet());
        live.stream(topics, new StillThere(visitors, key, clock), response);
        return null;
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException e) {
        return refused(Kind.REFUSED, t("conversations.chat.wrong.json"));
    }

    private Talk talk(@Nullable Visitor visitor, @Nullable String key) {
        var state = desk.now(widgets.current().awayAfter());
        if (visitor == null)
            return new Talk(null, false, state.away(), state.opens(), null, null, false, false, List.of());
        return new Talk(
                key,
                true,
                state.away(),
                state.opens(),
                visitor.name(),
                visitor.address(),
                visitor.isProven(),
                shown.hides(visitor),
                shown.to(visitor));
    }

    private static ResponseEntity<?> off() {
        return refused(Kind.NOT_HERE, t("conversations.chat.wrong.off"));
    }

    private static ResponseEntity<?> refused(Kind kind, String sentence) {
        return answer(Problem.saying(kind, sentence), Optional.empty());
    }

    private ResponseEntity<?> tooMany(Instant until) {
        var seconds = Math.max(1, until.getEpochSecond() - clock.instant().getEpochSecond());
        return answer(
                Problem.saying(Kind.TOO_MANY, t("conversations.chat.wrong.often", seconds)), Optional.of(seconds));
    }

    private static ResponseEntity<?> answer(Problem problem, Optional<Long> seconds) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        seconds.ifPresent(it -> answer.header("Retry-After", String.valueOf(it)));
        return answer.body(problem.json());
    }
}
