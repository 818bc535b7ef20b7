package dev.perennial.customers.profiles;

import dev.perennial.customers.fields.CustomField;
import dev.perennial.customers.profiles.Profile.Demographic;
import dev.perennial.programs.Fields;
import dev.perennial.ui.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a program sends of a profile, laid over what is known of it: what is not sent stays, null takes away. Only
/// the fields named here can be set; the rest is refused by its name.
record SentProfile(ProfileForm form, List<ProfileJson.Number> numbers, boolean shared) {
    private static final int MOST = 10;
    private static final int MOST_NUMBERS = 20;
    private static final int LONGEST_NUMBER = 200;
    private static final Pattern BIRTHDAY = Pattern.compile("(?:(\\d{4})|-)-(\\d{2})-(\\d{2})");

    static SentProfile over(ProfileForm known, Fields sent, List<CustomField> own) {
        var texts = new HashMap<>(known.texts());
        lay(sent, "name", texts, "name");
        lay(sent, "language", texts, "language");
        lay(sent, "came_from", texts, "cameFrom");
        lay(sent, "campaign", texts, "campaign");
        layAddress(sent, texts);
        layBirthday(sent, texts);
        layDemographics(sent, texts);
        layOwnFields(sent, texts, own);
        var emails = sent.texts("emails", MOST);
        var phones = sent.texts("phones", MOST);
        return new SentProfile(
                new ProfileForm(
                        texts,
                        sent.has("emails") ? emails : known.emails(),
                        sent.has("phones") ? phones : known.phones()),
                sent.each("numbers", MOST_NUMBERS, SentProfile::number),
                Boolean.TRUE.equals(sent.optionalTruth("shared")));
    }

    /// What the form found wrong, by the names programs know.
    void refuse(Fields sent, Map<String, String> mistakes, List<CustomField> own) {
        mistakes.forEach((input, sentence) -> sent.refuse(field(input, own), value(input), sentence));
    }

    private static void layAddress(Fields sent, Map<String, String> texts) {
        var address = sent.optionalObject("address");
        var parts = Map.of(
                "street",
                "street",
                "postal_code",
                "postalCode",
                "city",
                "city",
                "region",
                "region",
                "country",
                "country");
        if (address == null) {
            if (sent.has("address")) parts.values().forEach(texts::remove);
            return;
        }
        parts.forEach((name, input) -> lay(address, name, texts, input));
    }

    private static void layBirthday(Fields sent, Map<String, String> texts) {
        var text = sent.optionalText("birthday");
        if (!sent.has("birthday")) return;
        List.of("birthYear", "birthMonth", "birthDay").forEach(texts::remove);
        if (text == null) return;
        var read = BIRTHDAY.matcher(text);
        if (!read.matches()) {
            sent.refuse("customers", "birthday", text, "birthday");
            return;
        }
        if (read.group(1) != null) texts.put("birthYear", read.group(1));
        texts.put("birthMonth", read.group(2));
        texts.put("birthDay", read.group(3));
    }

    private static void layDemographics(Fields sent, Map<String, String> texts) {
        var demographics = sent.optionalObject("demographics");
        for (var each : Demographic.values()) {
            if (demographics != null) lay(demographics, each.name().toLowerCase(Locale.ROOT), texts, each.input());
            else if (sent.has("demographics")) texts.remove(each.input());
        }
    }

    private static void layOwnFields(Fields sent, Map<String, String> texts, List<CustomField> own) {
        var values = sent.open("fields");
        if (sent.isNull("fields")) own.forEach(it -> texts.remove(it.input()));
        values.forEach((name, value) -> {
            var field = own.stream().filter(it -> it.name().equals(name)).findFirst();
            if (field.isEmpty())
                sent.refuse(
                        "customers",
                        "fields." + name,
                        value.toString(),
                        "unknownOwnField",
                        String.join(", ", own.stream().map(CustomField::name).toList()));
            else if (value.isNull()) texts.remove(field.get().input());
            else if (value.isValueNode()) texts.put(field.get().input(), written(value));
            else sent.refuse("customers", "fields." + name, value.toString(), "ownFieldValue");
        });
    }

    private static ProfileJson.Number number(Fields sent) {
        var number =
                new ProfileJson.Number(sent.text("source"), sent.text("number").strip());
        var checks = new Checks("customers");
        if (!number.source().isEmpty()) checks.source(number.source());
        if (!number.number().isEmpty()) checks.needed("number", number.number(), LONGEST_NUMBER);
        checks.refusals().forEach(it -> sent.refuse(it.field(), it.value(), it.sentence()));
        return number;
    }

    private static void lay(Fields sent, String name, Map<String, String> texts, String input) {
        var text = sent.optionalText(name);
        if (sent.has(name)) texts.put(input, Objects.requireNonNullElse(text, ""));
    }

    private static String written(JsonNode value) {
        if (value.isBoolean()) return value.booleanValue() ? "yes" : "no";
        return value.asString();
    }

    private String value(String input) {
        var i = input.startsWith("email.") ? input.substring(6) : input.startsWith("phone.") ? input.substring(6) : "";
        if (i.isEmpty()) return form.text(input);
        return (input.startsWith("email.") ? form.emails() : form.phones()).get(Integer.parseInt(i));
    }

    private static String field(String input, List<CustomField> own) {
        return switch (input) {
            case "street", "city", "region", "country" -> "address." + input;
            case "postalCode" -> "address.postal_code";
            case "birthDay", "birthMonth", "birthYear" -> "birthday";
            case "cameFrom" -> "came_from";
            case String it when it.startsWith("email.") -> "emails[" + it.substring(6) + "]";
            case String it when it.startsWith("phone.") -> "phones[" + it.substring(6) + "]";
            case String it
            when it.startsWith("demographic.") ->
                "demographics." + it.substring(12).toLowerCase(Locale.ROOT);
            case String it
            when it.startsWith("field.") ->
                own.stream()
                        .filter(each -> each.input().equals(it))
                        .map(each -> "fields." + each.name())
                        .findFirst()
                        .orElse("fields");
            default -> input;
        };
    }
}
