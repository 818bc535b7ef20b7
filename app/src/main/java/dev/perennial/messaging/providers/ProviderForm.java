package dev.perennial.messaging.providers;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.Account.Kind;
import dev.perennial.platform.outgoing.Outgoing;
import dev.perennial.ui.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A number or a bot, as typed. A secret left empty is the one that is kept already.
public record ProviderForm(
        Kind kind, String name, String address, String identity, String secret, String signing, String baseUrl) {
    private static final int LONGEST = 500;

    static ProviderForm blank(Kind kind) {
        return new ProviderForm(kind, "", "", "", "", "", usualBase(kind));
    }

    static ProviderForm of(Kind kind, Map<String, String> sent) {
        var base = line(sent, "baseUrl").replaceFirst("/+$", "");
        return new ProviderForm(
                kind,
                line(sent, "name"),
                asKnown(kind, line(sent, "address")),
                line(sent, "identity"),
                line(sent, "secret"),
                line(sent, "signing"),
                base.isEmpty() ? usualBase(kind) : base);
    }

    /// As the provider knows it, however it was written: +43 (0) 660 123 45 67, t.me/adas_bakery_bot.
    private static String asKnown(Kind kind, String written) {
        if (kind == Kind.TELEGRAM) {
            var name = written.replaceFirst("^(https?://)?t\\.me/", "");
            return name.isEmpty() || name.startsWith("@") ? name : "@" + name;
        }
        return written.matches("(\\+|00)[\\d\\s()/.\\p{Pd}]+")
                ? written.replaceFirst("^00", "+").replace("(0)", "").replaceAll("[^+\\d]", "")
                : written;
    }

    private static String line(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").strip();
    }

    static String usualBase(Kind kind) {
        return switch (kind) {
            case SMS -> "https://api.twilio.com";
            case TELEGRAM -> "https://api.telegram.org";
            case WHATSAPP -> "https://graph.facebook.com";
            case EMAIL -> throw new IllegalArgumentException("a mailbox has servers of its own");
        };
    }

    /// What the provider knows the shop by, beside the secret.
    public boolean hasIdentity() {
        return kind != Kind.TELEGRAM;
    }

    /// Whether the provider signs with something else than the secret.
    public boolean hasSigning() {
        return kind == Kind.WHATSAPP;
    }

    ProviderForm at(String address) {
        return new ProviderForm(kind, name, address, identity, secret, signing, baseUrl);
    }

    /// @param before what is kept already, or null
    /// @return input name to sentence
    Map<String, String> mistakes(Outgoing outgoing, @Nullable ProviderForm before) {
        var mistakes = new LinkedHashMap<String, String>();
        if (name.isBlank()) mistakes.put("name", t("messaging.accounts.name.missing"));
        if (!isAddress()) mistakes.put("address", t("messaging.providers.address.wrong." + kind, shown(address)));
        if (!isIdentity()) mistakes.put("identity", t("messaging.providers.identity.wrong." + kind, shown(identity)));
        outgoing.doubt(baseUrl)
                .ifPresent(why -> mistakes.put("baseUrl", t("messaging.providers.baseUrl." + why, shown(baseUrl))));
        var isElsewhere = before == null || !before.baseUrl.equals(baseUrl) || !before.identity.equals(identity);
        if (secret.isEmpty() && isElsewhere) mistakes.put("secret", t("messaging.providers.secret.missing"));
        if (hasSigning() && signing.isEmpty() && isElsewhere)
            mistakes.put("signing", t("messaging.providers.secret.missing"));
        // it stands in the address that is called
        if (kind == Kind.TELEGRAM && !secret.isEmpty() && !secret.matches("\\d{3,20}:[A-Za-z0-9_-]{20,80}"))
            mistakes.put("secret", t("messaging.providers.secret.wrong.TELEGRAM"));
        for (var field :
                Map.of("name", name, "secret", secret, "signing", signing).entrySet())
            if (!isLine(field.getValue())) mistakes.putIfAbsent(field.getKey(), t("messaging.accounts.line", LONGEST));
        return mistakes;
    }

    private boolean isAddress() {
        return switch (kind) {
            case SMS -> address.matches("\\+\\d{6,15}|[A-Za-z0-9 ]{1,11}");
            case WHATSAPP -> address.matches("\\+\\d{6,15}");
            case TELEGRAM -> address.matches("@[A-Za-z0-9_]{4,32}");
            case EMAIL -> false;
        };
    }

    private boolean isIdentity() {
        return switch (kind) {
            case SMS -> identity.matches("[A-Za-z0-9_-]{2,64}");
            case WHATSAPP -> identity.matches("\\d{5,30}");
            case TELEGRAM -> identity.isEmpty();
            case EMAIL -> false;
        };
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
        return "ProviderForm[%s, %s]".formatted(kind, address);
    }
}
