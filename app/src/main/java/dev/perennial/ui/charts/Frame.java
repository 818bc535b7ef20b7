package dev.perennial.ui.charts;

/// The size a picture is drawn for: both go into the page and the style sheet shows the one that fits, so that
/// letters keep their size on a phone.
public enum Frame {
    WIDE(720, 300),
    NARROW(340, 260);

    private final int width;
    private final int height;

    Frame(int width, int height) {
        this.width = width;
        this.height = height;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public String css() {
        return this == WIDE ? "chart-wide" : "chart-narrow";
    }

    boolean wide() {
        return this == WIDE;
    }
}
