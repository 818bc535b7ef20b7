package dev.perennial.ui;

import gg.jte.Content;
import org.springframework.stereotype.Component;

/// Shows views of other modules inside a page that does not know them: `${panel}` in its template.
@Component
public class Panels {
    private final ViewRendering rendering;

    Panels(ViewRendering rendering) {
        this.rendering = rendering;
    }

    public Content show(View view) {
        return rendering.inside(view);
    }
}
