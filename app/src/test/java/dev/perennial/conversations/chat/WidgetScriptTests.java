package dev.perennial.conversations.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerennialTest
class WidgetScriptTests {
    @Autowired
    WidgetScript script;

    @Autowired
    Shop shop;

    @Test
    void theScriptIsSmallAndNeedsNoLeave() {
        shop.open();
        var text = script.of(new Widget(true, List.of(), "g".repeat(300), Colour.BLACK, "shop", 0));
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(15_000);
        assertThat(text)
                .doesNotContain(
                        "SETTINGS", "eval(", "new Function", "innerHTML", "document.cookie", ".style", "EventSource");
    }

    @Test
    void theOwnersWordsCannotBecomeScript() {
        shop.open();
        var text =
                script.of(new Widget(true, List.of(), "\"}; alert(1); ({\"x\":\"</script>", Colour.BLACK, "shop", 0));
        assertThat(text).contains("\\\"}; alert(1); ({\\\"x\\\":");
    }
}
