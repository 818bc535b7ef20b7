package dev.perennial.feedback.imports;

/// Somebody else has moved this import on; whoever hears it stops.
class Overtaken extends RuntimeException {
    private final transient ImportId id;

    Overtaken(ImportId id) {
        super("somebody else has moved import " + id + " on");
        this.id = id;
    }

    ImportId id() {
        return id;
    }
}
