package dev.perennial.customers.consent;

import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Links that open one person's pages without signing in: what they are for, whose, and until when, signed with a
/// key of this business. Nothing is stored for them, so none can be listed or lost.
@Component
public class SignedLinks {
    /// A mail lies in a mailbox for years; its link has to work as long.
    static final Duration LONG = Duration.ofDays(800);

    static final Duration FOR_A_REQUEST = Duration.ofDays(30);
    private static final byte FORMAT = 1;
    private static final int PAYLOAD = 2 + 16 + 1 + 32 + 1 + 8 + 8;
    private static final int SIGNATURE = 16;
    private static final byte NONE = -1;

    private final JdbcClient db;
    private final Clock clock;

    SignedLinks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public enum Use {
        /// The preference page, by a message to an address of the person.
        SENT,
        /// The preference page, handed over by staff: it proves no address.
        HANDED,
        /// The page that confirms an e-mail address.
        CONFIRMATION,
        /// The unsubscribe button of a mail program.
        ONE_CLICK
    }

    /// @param kind what the address is the link was sent to, or null
    /// @param hash the keyed hash of that address; all zero when there is none
    /// @param purpose what the message was for, or null for everything
    /// @param request the row of the log to confirm, or 0
    public record Link(
            Use use,
            CustomerId customer,
            @Nullable AddressKind kind,
            byte[] hash,
            @Nullable Purpose purpose,
            long request,
            Instant until) {}

    /// A token for the preference page in a message to an address.
    public String sent(CustomerId customer, AddressKind kind, String key) {
        return token(Use.SENT, customer, kind, key, null, 0, LONG);
    }

    /// A token for the preference page that staff hand over.
    public String handed(CustomerId customer) {
        return token(Use.HANDED, customer, null, null, null, 0, LONG);
    }

    public String confirmation(CustomerId customer, AddressKind kind, String key, long request) {
        return token(Use.CONFIRMATION, customer, kind, key, null, request, FOR_A_REQUEST);
    }

    public String oneClick(CustomerId customer, AddressKind kind, String key, @Nullable Purpose purpose) {
        return token(Use.ONE_CLICK, customer, kind, key, purpose, 0, LONG);
    }

    /// What a token says, when it is one of ours, for this use, and in time; nobody learns which of these failed.
    public Optional<Link> read(String token, Use... uses) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length != PAYLOAD + SIGNATURE) return Optional.empty();
        var payload = Arrays.copyOf(bytes, PAYLOAD);
        if (!MessageDigest.isEqual(signature(payload), Arrays.copyOfRange(bytes, PAYLOAD, bytes.length)))
            return Optional.empty();

        var in = ByteBuffer.wrap(payload);
        if (in.get() != FORMAT) return Optional.empty();
        var use = Use.values()[in.get()];
        var customer = new CustomerId(new UUID(in.getLong(), in.getLong()));
        var kind = in.get();
        var hash = new byte[32];
        in.get(hash);
        var purpose = in.get();
        var request = in.getLong();
        var until = Instant.ofEpochSecond(in.getLong());
        return Arrays.asList(uses).contains(use) && clock.instant().isBefore(until)
                ? Optional.of(new Link(
                        use,
                        customer,
                        kind == NONE ? null : AddressKind.values()[kind],
                        hash,
                        purpose == NONE ? null : Purpose.values()[purpose],
                        request,
                        until))
                : Optional.empty();
    }

    private String token(
            Use use,
            CustomerId customer,
            @Nullable AddressKind kind,
            @Nullable String key,
            @Nullable Purpose purpose,
            long request,
            Duration life) {
        var payload = ByteBuffer.allocate(PAYLOAD)
                .put(FORMAT)
                .put((byte) use.ordinal())
                .putLong(customer.value().getMostSignificantBits())
                .putLong(customer.value().getLeastSignificantBits())
                .put(kind == null ? NONE : (byte) kind.ordinal())
                .put(kind == null || key == null ? new byte[32] : hash(kind, key))
                .put(purpose == null ? NONE : (byte) purpose.ordinal())
                .putLong(request)
                .putLong(clock.instant().plus(life).getEpochSecond())
                .array();
        var token = ByteBuffer.allocate(PAYLOAD + SIGNATURE).put(payload).put(signature(payload));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    private byte[] hash(AddressKind kind, String key) {
        return db.sql("select customers.address_hash(?, ?)")
                .params(kind.name(), key)
                .query(byte[].class)
                .single();
    }

    private byte[] signature(byte[] payload) {
        var key = db.sql("select link_key from customers.secret")
                .query(byte[].class)
                .single();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update("perennial customers.wishes".getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
