package dev.perennial.ui;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/// Where a form leads after it was sent: 303, so that a reload never sends it twice.
public final class Redirect extends RedirectView {
    public Redirect(String path) {
        super(path, true, true, false);
        setStatusCode(HttpStatus.SEE_OTHER);
    }

    public static Redirect to(String path) {
        return new Redirect(path);
    }
}
