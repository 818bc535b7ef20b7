package dev.perennial.access.signin;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Redirect;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/access/signin")
class SignInController {
    private final Businesses businesses;
    private final CurrentStaff staff;

    SignInController(Businesses businesses, CurrentStaff staff) {
        this.businesses = businesses;
        this.staff = staff;
    }

    @GetMapping
    Object form(@RequestParam Map<String, String> why) {
        if (businesses.find().isEmpty()) return Redirect.to("/access/setup");
        if (staff.find().isPresent()) return Redirect.to("/");
        if (why.containsKey("wait")) return new SignInPage(t("access.signin.wait"), true);
        if (why.containsKey("wrong")) return new SignInPage(t("access.signin.wrong"), true);
        if (why.containsKey("out")) return new SignInPage(t("access.signin.out"), false);
        return new SignInPage("", false);
    }
}
