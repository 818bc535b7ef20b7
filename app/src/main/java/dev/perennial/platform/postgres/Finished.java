package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A short program that ran to its end, and what it said.
record Finished(int exitCode, String output) {
    static Finished running(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException noSuchProgram) {
            return new Finished(127, String.valueOf(noSuchProgram.getMessage()));
        }
        process.getOutputStream().close();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var output = said.readAllAsString().strip();
            return new Finished(process.waitFor(), output);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + command.getFirst(), interrupted);
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
