package dev.perennial.programs;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.ui.Problem;
import dev.perennial.ui.Problem.Kind;
import dev.perennial.ui.Refusal;
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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
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
    private static final Pattern KEY = Pattern.compile("(?! *$)[ -~]{1," + LONGEST_KEY + "}");
    private static final Pattern JSON = Pattern.compile("(?i)application/([\\w.-]+\\+)?json(\\s*;.*)?");
    private static final byte[] NOTHING = {'{', '}'};

    private record Kept(String digest, Answer answer) {}

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final CurrentStaff staff;
    private final AuditLog audit;
    private final Clock clock;

    Requests(JdbcClient db, TransactionOperations transactions, CurrentStaff staff, AuditLog audit, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /// Reads: the parameters of the address are the fields.
    public ResponseEntity<String> read(HttpServletRequest request, Function<Fields, Answer> work) {
        var fields = Fields.of(request.getParameterMap());
        return work.apply(fields).send();
    }

    /// Reads what takes no parameters.
    public ResponseEntity<String> show(HttpServletRequest request, Supplier<Answer> work) {
        return read(request, fields -> fields.refusals().isEmpty() ? work.get() : Answer.refused(fields.refusals()));
    }

    /// Changes: all in one transaction with what is noted of it, or nothing at all.
    ///
    /// @param what the stem of the message that names it in the audit log, such as `customers.profile`
    public ResponseEntity<String> write(HttpServletRequest request, String what, Function<Fields, Answer> work)
            throws IOException {
        return write(request, what, work, body -> body);
    }

    /// Changes what the address says all about; the body is empty.
    public ResponseEntity<String> act(HttpServletRequest request, String what, Supplier<Answer> work)
            throws IOException {
        return write(
                request,
                what,
                sent -> sent.refusals().isEmpty() ? work.get() : Answer.refused(sent.refusals()),
                body -> body.length == 0 ? NOTHING : body);
    }

    private ResponseEntity<String> write(
            HttpServletRequest request, String what, Function<Fields, Answer> work, UnaryOperator<byte[]> filled)
            throws IOException {
        var type = request.getContentType();
        if (type != null && !JSON.matcher(type).matches())
            return refuse(Kind.WRONG_MEDIA_TYPE, Refusal.of("programs", "Content-Type", type, "notJsonType"));
        var sent = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (sent.length > MOST_BYTES)
            return refuse(Kind.TOO_LARGE, Refusal.of("programs", "body", null, "tooManyBytes", MOST_BYTES / 1_000));
        var key = request.getHeader("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches())
            return refuse(Kind.REFUSED, Refusal.of("programs", "Idempotency-Key", key, "keyForm", LONGEST_KEY));
        var body = filled.apply(sent);
        return transactions
                .execute(transaction -> {
                    var answer = key == null
                            ? done(request, what, body, work)
                            : once(key, digest(request, body), () -> done(request, what, body, work));
                    if (!answer.isDone()) transaction.setRollbackOnly();
                    return answer;
                })
                .send();
    }

    private static ResponseEntity<String> refuse(Kind kind, Refusal refusal) {
        return Answer.of(Problem.of(kind, List.of(refusal))).send();
    }

    /// A POST answered by 200 and not by 201 found everything as it asked for it: nothing changed.
    private Answer done(HttpServletRequest request, String what, byte[] body, Function<Fields, Answer> work) {
        var answer = work.apply(Fields.of(body));
        var isChange = answer.status() == 201 || !request.getMethod().equals("POST");
        if (answer.isDone() && isChange && !audit.hasWritten())
            audit.write(AuditLog.Action.CHANGED, what, answer.about(), 1);
        return answer;
    }

    private Answer once(String key, String digest, Supplier<Answer> work) {
        var caller = staff.id().value();
        if (!take(caller, key, digest)) return again(caller, key, digest);
        var answer = work.get();
        if (answer.isDone()) keep(caller, key, answer);
        return answer;
    }

    /// Waits for whoever holds the key, and gets it when their work came to nothing.
    private boolean take(UUID caller, String key, String digest) {
        return db.sql("""
            insert into programs.first_answer (caller, key, request_sha256, at) values (?, ?, ?, ?)
            on conflict (caller, key) do nothing""")
                        .params(caller, key, digest, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void keep(UUID caller, String key, Answer answer) {
        db.sql("""
            update programs.first_answer set status = :status, body = :body, customer_id = :about
            where caller = :caller and key = :key""")
                .param("status", answer.status())
                .param("body", answer.body())
                .param("about", answer.about())
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    private Answer again(UUID caller, String key, String digest) {
        var kept = db.sql("select request_sha256, status, body from programs.first_answer where caller = ? and key = ?")
                .params(caller, key)
                .query((row, _) -> new Kept(
                        row.getString("request_sha256"), new Answer(row.getInt("status"), row.getString("body"), null)))
                .single();
        return kept.digest().equals(digest)
                ? kept.answer()
                : Answer.conflict(Refusal.of("programs", "Idempotency-Key", key, "keyReused"));
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
