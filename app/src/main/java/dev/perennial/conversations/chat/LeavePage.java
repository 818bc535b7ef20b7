package dev.perennial.conversations.chat;

import dev.perennial.ui.View;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param opens when somebody is there again, if nobody is now and that is known
/// @param mistake what keeps the message from being sent, or null
public record LeavePage(
        Stage stage,
        String text,
        String name,
        String address,
        String began,
        @Nullable Instant opens,
        @Nullable String mistake,
        int status)
        implements View {
    public enum Stage {
        FORM,
        DONE,
        OFF
    }

    static LeavePage off() {
        return new LeavePage(Stage.OFF, "", "", "", "", null, null, 404);
    }

    static LeavePage done() {
        return new LeavePage(Stage.DONE, "", "", "", "", null, null, 200);
    }

    static LeavePage of(Typed typed, ChatDesk.State desk, @Nullable String mistake, int status) {
        return new LeavePage(
                Stage.FORM,
                typed.text(),
                typed.name() == null ? "" : typed.name(),
                typed.address(),
                typed.began(),
                desk.opens(),
                mistake,
                status);
    }

    public boolean isForm() {
        return stage == Stage.FORM;
    }
}
