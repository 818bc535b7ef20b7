package dev.perennial.imports;

/// Somebody else has moved this import on; whoever hears it stops.
public class Overtaken extends RuntimeException {
    private final transient ImportId id;

    Overtaken(ImportId id) {
        super("somebody else has moved import " + id + " on");
        this.id = id;
    }

    public ImportId id() {
        return id;
    }
}
