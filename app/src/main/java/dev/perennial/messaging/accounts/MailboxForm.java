package dev.perennial.messaging.accounts;

import static dev.perennial.ui.Words.t;

import dev.perennial.platform.outgoing.MailLines;
import dev.perennial.platform.outgoing.MailLines.Encryption;
import dev.perennial.platform.outgoing.MailLines.Protocol;
import dev.perennial.platform.outgoing.MailLines.Server;
import dev.perennial.ui.Texts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mailbox, as typed. A password left empty is the one that is kept already; a server for incoming mail left empty
/// means that the mailbox only sends.
public record MailboxForm(
        String name,
        String address,
        String displayName,
        String smtpHost,
        String smtpPort,
        String smtpEncryption,
        String smtpUser,
        String smtpPassword,
        String imapHost,
        String imapPort,
        String imapEncryption,
        String imapUser,
        String imapPassword,
        String imapFolder,
        String perMinute) {
    private static final int LONGEST = 200;

    /// As a browser sends it.
    static MailboxForm of(Map<String, String> sent) {
        return new MailboxForm(
                line(sent, "name"),
                line(sent, "address"),
                line(sent, "displayName"),
                line(sent, "smtpHost"),
                line(sent, "smtpPort"),
                line(sent, "smtpEncryption"),
                line(sent, "smtpUser"),
                sent.getOrDefault("smtpPassword", ""),
                line(sent, "imapHost"),
                line(sent, "imapPort"),
                line(sent, "imapEncryption"),
                line(sent, "imapUser"),
                sent.getOrDefault("imapPassword", ""),
                line(sent, "imapFolder"),
                line(sent, "perMinute"));
    }

    private static String line(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").strip();
    }

    /// The address of a mailbox stays what it was.
    MailboxForm at(String address) {
        return new MailboxForm(
                name,
                address,
                displayName,
                smtpHost,
                smtpPort,
                smtpEncryption,
                smtpUser,
                smtpPassword,
                imapHost,
                imapPort,
                imapEncryption,
                imapUser,
                imapPassword,
                imapFolder,
                perMinute);
    }

    boolean receives() {
        return !imapHost.isBlank();
    }

    /// @param before what is kept already, or null
    /// @return input name to sentence
    Map<String, String> mistakes(MailLines lines, @Nullable MailboxForm before) {
        var mistakes = new LinkedHashMap<String, String>();
        for (var field : List.of(Map.entry("name", name), Map.entry("displayName", displayName)))
            if (field.getValue().isBlank())
                mistakes.put(field.getKey(), t("messaging.accounts." + field.getKey() + ".missing"));
            else if (!isLine(field.getValue())) mistakes.put(field.getKey(), t("messaging.accounts.line", LONGEST));
        if (!address.matches("[^\\s@<>\",;:()\\[\\]\\\\\\p{Cntrl}]+@[^\\s@<>\",;:()\\[\\]\\\\\\p{Cntrl}]+\\.[^\\s@.]+")
                || !isLine(address)) mistakes.put("address", t("messaging.accounts.address.wrong", shown(address)));
        server("smtp", smtpHost, smtpPort, smtpEncryption, lines, mistakes);
        if (!smtpUser.isEmpty() && smtpPassword.isEmpty() && (before == null || !sameSmtp(before)))
            mistakes.put("smtpPassword", t("messaging.accounts.password.missing"));
        if (receives()) {
            server("imap", imapHost, imapPort, imapEncryption, lines, mistakes);
            if (!imapUser.isEmpty() && imapPassword.isEmpty() && (before == null || !sameImap(before)))
                mistakes.put("imapPassword", t("messaging.accounts.password.missing"));
            if (imapFolder.isBlank() || !isLine(imapFolder))
                mistakes.put("imapFolder", t("messaging.accounts.folder.missing"));
        }
        if (number(perMinute, 10_000) < 0)
            mistakes.put("perMinute", t("messaging.accounts.perMinute.wrong", shown(perMinute)));
        for (var field : List.of(
                Map.entry("smtpUser", smtpUser),
                Map.entry("smtpPassword", smtpPassword),
                Map.entry("imapUser", imapUser),
                Map.entry("imapPassword", imapPassword)))
            if (!isLine(field.getValue())) mistakes.putIfAbsent(field.getKey(), t("messaging.accounts.line", LONGEST));
        return mistakes;
    }

    /// A password is kept for the server and the user it was given for: another server is not told it.
    private boolean sameSmtp(MailboxForm before) {
        return smtpHost.equals(before.smtpHost)
                && smtpPort.equals(before.smtpPort)
                && smtpEncryption.equals(before.smtpEncryption)
                && smtpUser.equals(before.smtpUser);
    }

    private boolean sameImap(MailboxForm before) {
        return imapHost.equals(before.imapHost)
                && imapPort.equals(before.imapPort)
                && imapEncryption.equals(before.imapEncryption)
                && imapUser.equals(before.imapUser);
    }

    private static void server(
            String prefix, String host, String port, String encryption, MailLines lines, Map<String, String> mistakes) {
        var chosen = encryption(encryption);
        if (number(port, 65_535) < 0) mistakes.put(prefix + "Port", t("messaging.accounts.port.wrong", shown(port)));
        if (chosen.isEmpty())
            mistakes.put(prefix + "Encryption", t("messaging.accounts.encryption.wrong", shown(encryption)));
        if (mistakes.containsKey(prefix + "Port") || chosen.isEmpty()) return;
        var server = new Server(
                prefix.equals("smtp") ? Protocol.SMTP : Protocol.IMAP, host, number(port, 65_535), chosen.get());
        lines.doubt(server)
                .ifPresent(why -> mistakes.put(
                        prefix
                                + (switch (why) {
                                    case PORT -> "Port";
                                    case NOT_ENCRYPTED -> "Encryption";
                                    default -> "Host";
                                }),
                        t("messaging.accounts.line." + why, shown(host), port)));
    }

    private static Optional<Encryption> encryption(String text) {
        return Arrays.stream(Encryption.values())
                .filter(it -> it.name().equals(text))
                .findFirst();
    }

    /// @return -1 for what is not a number from 1 to `most`
    static int number(String text, int most) {
        return text.matches("\\d{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most
                ? Integer.parseInt(text)
                : -1;
    }

    private static boolean isLine(String text) {
        return text.length() <= LONGEST
                && Texts.isStorable(text)
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    /// Without what nobody should see in a log.
    @Override
    public String toString() {
        return "MailboxForm[%s]".formatted(address);
    }
}
