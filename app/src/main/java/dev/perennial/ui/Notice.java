package dev.perennial.ui;

import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A sentence shown once at the top of the next page, after a form was sent.
public record Notice(Tone tone, String text) implements Serializable {
    static final String FLASH = "notice";

    public enum Tone {
        DONE,
        CAREFUL,
        WRONG;

        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public String icon() {
            return this == DONE ? "circle-check" : "alert-triangle";
        }

        public String role() {
            return this == WRONG ? "alert" : "status";
        }
    }

    public static Notice done(String text) {
        return new Notice(Tone.DONE, text);
    }

    public static Notice careful(String text) {
        return new Notice(Tone.CAREFUL, text);
    }

    public static Notice wrong(String text) {
        return new Notice(Tone.WRONG, text);
    }

    /// Shows it on the page the redirect leads to.
    public void after(RedirectAttributes redirect) {
        redirect.addFlashAttribute(FLASH, this);
    }
}
