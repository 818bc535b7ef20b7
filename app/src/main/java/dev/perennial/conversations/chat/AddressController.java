package dev.perennial.conversations.chat;

import dev.perennial.conversations.ChatVisitors;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where the link in a mail leads that goes on with a chat: whoever gets mail at the address says that the chat was
/// theirs. Opening the page changes nothing.
@Controller
@RequestMapping("/p/conversations/chat/address")
class AddressController {
    private final ChatVisitors visitors;
    private final Talking talking;
    private final Shown shown;
    private final ChatPace pace;

    AddressController(ChatVisitors visitors, Talking talking, Shown shown, ChatPace pace) {
        this.visitors = visitors;
        this.talking = talking;
        this.shown = shown;
        this.pace = pace;
    }

    @GetMapping
    AddressPage page(@RequestParam(defaultValue = "") String code) {
        return visitors.proving(code)
                .map(it -> AddressPage.asking(
                        code,
                        it.address(),
                        shown.to(it).stream()
                                .filter(Shown.Word::mine)
                                .findFirst()
                                .map(Shown.Word::text)
                                .orElse("")))
                .orElseGet(AddressPage::ended);
    }

    @PostMapping
    AddressPage prove(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        var proven = talking.proveAddress(code);
        if (proven.isPresent()) return AddressPage.done(proven.get().address());
        var tooOften = pace.count(ChatPace.What.WRONG_PROOF, ChatPace.network(request.getRemoteAddr()))
                .isPresent();
        return tooOften ? AddressPage.busy() : AddressPage.ended();
    }
}
