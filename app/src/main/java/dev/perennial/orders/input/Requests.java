package dev.perennial.orders.input;

import dev.perennial.access.CurrentStaff;
import dev.perennial.orders.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Does what a program asks, and under an `Idempotency-Key` does it once: the first answer that changed something is
/// kept in the same transaction and given again. A refusal changed nothing, so it is not kept: the same key may
/// come again with the mended request.
@Component
public class Requests {
    /// Room for a thousand lines with long names.
    static final int MOST_BYTES = 1_000_000;

    private static final int LONGEST_KEY = 255;

    private record Kept(String digest, Answer answer) {}

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final CurrentStaff staff;
    private final Clock clock;

    Requests(JdbcClient db, TransactionOperations transactions, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.staff = staff;
        this.clock = clock;
    }

    public Answer answer(HttpServletRequest request, Function<Fields, Answer> work) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES)
            return Answer.problem(
                    413, "orders.api.tooLarge", List.of(Refusal.of("body", null, "tooManyBytes", MOST_BYTES / 1_000)));
        var key = request.getHeader("Idempotency-Key");
        if (key == null) return work.apply(Fields.of(body));
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(it -> it > 31 && it < 127))
            return Answer.refused(List.of(Refusal.of("Idempotency-Key", key, "keyForm", LONGEST_KEY)));
        return once(key, digest(request, body), () -> work.apply(Fields.of(body)));
    }

    private Answer once(String key, String digest, java.util.function.Supplier<Answer> work) {
        var caller = staff.id().value();
        return transactions.execute(transaction -> {
            if (!take(caller, key, digest)) return again(caller, key, digest);
            var answer = work.get();
            if (answer.isDone()) keep(caller, key, answer);
            else transaction.setRollbackOnly();
            return answer;
        });
    }

    /// Waits for whoever holds the key, and gets it when their work came to nothing.
    private boolean take(UUID caller, String key, String digest) {
        return db.sql("""
            insert into orders.first_answer (caller, key, request_sha256, at) values (?, ?, ?, ?)
            on conflict (caller, key) do nothing""")
                        .params(caller, key, digest, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void keep(UUID caller, String key, Answer answer) {
        db.sql("update orders.first_answer set status = ?, body = ? where caller = ? and key = ?")
                .params(answer.status(), answer.body(), caller, key)
                .update();
    }

    private Answer again(UUID caller, String key, String digest) {
        var kept = db.sql("select request_sha256, status, body from orders.first_answer where caller = ? and key = ?")
                .params(caller, key)
                .query((row, _) -> new Kept(
                        row.getString("request_sha256"), new Answer(row.getInt("status"), row.getString("body"))))
                .single();
        return kept.digest().equals(digest)
                ? kept.answer()
                : Answer.conflict(Refusal.of("Idempotency-Key", key, "keyReused"));
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
