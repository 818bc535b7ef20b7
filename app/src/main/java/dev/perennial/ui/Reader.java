package dev.perennial.ui;

/// Who reads the page, as far as the shell needs to know; what signs people in implements it.
public interface Reader {
    String displayName();
}
