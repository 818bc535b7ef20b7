package dev.perennial.conversations.chat;

import dev.perennial.ui.View;
import org.jspecify.annotations.Nullable;

/// @param began what was said first in the chat, so that one knows whether it was oneself
public record AddressPage(Stage stage, String code, String address, String began, int status) implements View {
    public enum Stage {
        ASKING,
        DONE,
        ENDED,
        BUSY
    }

    static AddressPage asking(String code, @Nullable String address, String began) {
        return new AddressPage(Stage.ASKING, code, address == null ? "" : address, began, 200);
    }

    static AddressPage done(@Nullable String address) {
        return new AddressPage(Stage.DONE, "", address == null ? "" : address, "", 200);
    }

    static AddressPage ended() {
        return new AddressPage(Stage.ENDED, "", "", "", 404);
    }

    static AddressPage busy() {
        return new AddressPage(Stage.BUSY, "", "", "", 429);
    }
}
