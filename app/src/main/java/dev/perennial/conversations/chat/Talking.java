package dev.perennial.conversations.chat;

import dev.perennial.conversations.ChatVisitors;
import dev.perennial.conversations.ChatWords;
import dev.perennial.conversations.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What visitors do: say something, leave an address, be vouched for, go.
@Component
class Talking {
    private final ChatVisitors visitors;
    private final ChatWords words;

    Talking(ChatVisitors visitors, ChatWords words) {
        this.visitors = visitors;
        this.words = words;
    }

    /// @param key what the visitor's browser has to keep, when it has none or another one so far
    record Known(Visitor visitor, @Nullable String key) {}

    /// @param visitor null for somebody new
    @Transactional
    public Known say(@Nullable Visitor visitor, Typed typed) {
        var key = (String) null;
        var speaker = visitor;
        if (speaker == null) {
            speaker = visitors.begun(typed.began()).orElseGet(() -> visitors.make(typed.began(), typed.name()));
            key = visitors.hand(speaker.id());
        }
        var held = learn(visitors.hold(speaker.id()), typed);
        words.hear(held, typed.text(), once(held, typed));
        return new Known(held, key);
    }

    /// A message for those who have no script: they are not there to be answered but by mail.
    @Transactional
    public void leave(Typed typed) {
        var writer = visitors.begun(typed.began()).orElseGet(() -> visitors.make(typed.began(), typed.name()));
        var held = learn(visitors.hold(writer.id()), typed);
        words.hear(held, typed.text(), once(held, typed));
        visitors.leave(held.id());
    }

    @Transactional
    public Visitor reachAt(Visitor visitor, String address) {
        var held = visitors.hold(visitor.id());
        visitors.reachedAt(held.id(), address);
        words.changed(held);
        return visitors.hold(held.id());
    }

    /// Whoever is vouched for is the visitor the shop calls so, in whichever browser; what somebody began without
    /// proof becomes theirs only when they have nothing yet, and by a new key: others may have had the old one.
    @Transactional
    public Known vouched(@Nullable Visitor visitor, Voucher voucher, String source) {
        var theirs = visitors.known(voucher.subject());
        if (theirs.isEmpty() && visitor != null && visitor.subject() == null) {
            var is = tie(visitors.hold(visitor.id()), voucher, source);
            visitors.giveBackAll(is.id());
            return new Known(is, visitors.hand(is.id()));
        }
        var one = theirs.orElseGet(() -> visitors.make(null, voucher.name()));
        var is = tie(visitors.hold(one.id()), voucher, source);
        var same = visitor != null && visitor.id().equals(is.id());
        return new Known(is, same ? null : visitors.hand(is.id()));
    }

    private Visitor tie(Visitor held, Voucher voucher, String source) {
        visitors.vouch(held.id(), source, voucher.subject());
        if (voucher.name() != null) visitors.called(held, voucher.name());
        if (voucher.email() != null) {
            visitors.reachedAt(held.id(), voucher.email());
            visitors.proveAddress(held.id());
        }
        var tied = visitors.hold(held.id());
        words.recognised(tied);
        return tied;
    }

    /// @return nothing when the code proves nothing any more
    @Transactional
    public Optional<Visitor> proveAddress(String code) {
        return visitors.proving(code).map(it -> {
            visitors.hold(it.id());
            visitors.proveAddress(it.id());
            var proven = visitors.hold(it.id());
            words.recognised(proven);
            return proven;
        });
    }

    private Visitor learn(Visitor held, Typed typed) {
        if (typed.name() != null && held.name() == null) visitors.called(held, typed.name());
        typed.reachedAt().ifPresent(address -> visitors.reachedAt(held.id(), address));
        return visitors.hold(held.id());
    }

    private static UUID once(Visitor visitor, Typed typed) {
        return UUID.nameUUIDFromBytes(
                "chat:%s:%s".formatted(visitor.id(), typed.began()).getBytes(StandardCharsets.UTF_8));
    }
}
