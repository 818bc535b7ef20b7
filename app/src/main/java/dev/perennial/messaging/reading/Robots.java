package dev.perennial.messaging.reading;

import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.Received.Robot;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a mail was written by nobody.
final class Robots {
    private static final Pattern ABSENT = Pattern.compile(
            "(?i).*(out of (the )?office|automatic reply|auto(matic)?[- ]?(reply|response)|away from|on (vacation|leave|holiday)"
                    + "|abwesenheit|abwesend|nicht im (büro|haus)|automatische antwort|urlaub"
                    + "|réponse automatique|absence|absent|en congé|respuesta automática|fuera de (la )?oficina|ausente"
                    + "|risposta automatica|fuori sede|fuori ufficio|resposta automática|fora do escritório"
                    + "|automatisch antwoord|afwezig|autosvar|frånvaro|fraværende|poissa|automaattinen vastaus"
                    + "|autoodpowied|nieobecno|automatická odpově|自動応答|不在|自动回复|自動回覆).*");
    private static final Pattern NOBODY = Pattern.compile(
            "(?i)(no|do|dont|do-not|donot)[-_.]?(not)?[-_.]?reply.*|.*[-_.]no-?reply|bounces?([-+_].*)?|mailer(-daemon)?|postmaster|daemon|notifications?");
    private static final Pattern SERVER = Pattern.compile("(?i)mailer-daemon|postmaster|mail-daemon|mdaemon");
    private static final Set<String> BULK = Set.of("bulk", "list", "junk");

    private Robots() {}

    static @Nullable Robot of(Part mail, Party from, @Nullable Party answersTo, String subject, boolean isReport) {
        var local = from.address().replaceFirst("@[^@]*$", "");
        var submitted = word(mail.first("Auto-Submitted"));
        var precedence = word(mail.first("Precedence"));
        var suppressed = word(mail.first("X-Auto-Response-Suppress"));
        var isToNobody = "<>".equals(mail.first("Return-Path"));
        var isAbsent = ABSENT.matcher(subject).matches();

        if (isReport || isServer(local) && (isToNobody || !submitted.isEmpty() || !precedence.isEmpty()))
            return Robot.DELIVERY_REPORT;
        if (submitted.equals("auto-notified")) return Robot.OTHER;
        if (has(mail, "X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Mail-Autoreply")
                || precedence.equals("auto_reply")) return Robot.ABSENCE;
        var isSigned = !submitted.isEmpty() && !submitted.equals("no")
                || isToNobody
                || BULK.contains(precedence)
                || suppresses(suppressed);
        if (isSigned && isAbsent) return Robot.ABSENCE;
        if (submitted.equals("auto-replied")
                && text(mail.first("Auto-Submitted")).contains("vacation")) return Robot.ABSENCE;
        if (submitted.equals("auto-replied")) return Robot.OTHER;
        if (has(mail, "List-Id", "List-Unsubscribe", "List-Post") || BULK.contains(precedence)) return Robot.LIST;
        if (isSigned || has(mail, "X-Loop")) return Robot.OTHER;
        var isForm = answersTo != null && !isNobody(answersTo);
        return isNobody(from) && !isForm ? Robot.OTHER : null;
    }

    /// Whether nobody reads what is sent there, by its name.
    static boolean isNobody(Party party) {
        return NOBODY.matcher(localPart(party)).matches();
    }

    static boolean isServer(String local) {
        return SERVER.matcher(local).matches();
    }

    private static String localPart(Party party) {
        return party.address().replaceFirst("@[^@]*$", "");
    }

    private static boolean has(Part mail, String... names) {
        for (var name : names) {
            var value = mail.first(name);
            if (value != null && !value.equalsIgnoreCase("no") && !value.equalsIgnoreCase("false")) return true;
        }
        return false;
    }

    private static boolean suppresses(String asked) {
        return asked.matches("all|.*(oof|autoreply).*");
    }

    /// The first word in small letters, without parameters and comments.
    private static String word(@Nullable String header) {
        return text(header).replaceFirst("[;(].*", "").strip();
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    }
}
