package dev.perennial.messaging.templates;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.Filling;
import dev.perennial.messaging.Template;
import dev.perennial.ui.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/// A template, as typed.
public record TemplateForm(String name, String subject, String text) {
    static final TemplateForm BLANK = new TemplateForm("", "", "");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 20_000;

    static TemplateForm of(Template template) {
        return new TemplateForm(template.name(), template.subject(), template.text());
    }

    static TemplateForm typed(String name, String subject, String text) {
        return new TemplateForm(
                name.strip(), subject.strip(), text.replace("\r\n", "\n").stripTrailing());
    }

    /// Input name to sentence.
    Map<String, String> mistakes(Filling filling) {
        var mistakes = new LinkedHashMap<String, String>();
        if (name.isBlank()) mistakes.put("name", t("messaging.templates.name.missing"));
        else if (name.length() > LONGEST_NAME || !isLine(name))
            mistakes.put("name", t("messaging.templates.line", LONGEST_NAME));
        if (subject.length() > LONGEST_SUBJECT || !isLine(subject))
            mistakes.put("subject", t("messaging.templates.line", LONGEST_SUBJECT));
        else filling.mistake(subject).ifPresent(it -> mistakes.put("subject", it));
        if (text.isBlank()) mistakes.put("text", t("messaging.templates.text.missing"));
        else if (text.length() > LONGEST_TEXT || !Texts.isStorable(text))
            mistakes.put("text", t("messaging.templates.text.tooLong", LONGEST_TEXT));
        else filling.mistake(text).ifPresent(it -> mistakes.put("text", it));
        return mistakes;
    }

    private static boolean isLine(String text) {
        return Texts.isStorable(text) && text.chars().noneMatch(Character::isISOControl);
    }
}
