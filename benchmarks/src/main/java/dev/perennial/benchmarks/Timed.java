package dev.perennial.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/// Milliseconds of wall time with cold code and again, the least of four, and of the processor over all threads.
final class Timed {
    private static final int AGAIN = 4;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Timed() {}

    static <T> T timed(String what, Supplier<T> work) {
        var start = System.nanoTime();
        var answer = work.get();
        var first = System.nanoTime() - start;
        var least = Long.MAX_VALUE;
        var processor = Long.MAX_VALUE;
        for (var i = 0; i < AGAIN; i++) {
            start = System.nanoTime();
            var used = PROCESS.getProcessCpuTime();
            answer = work.get();
            least = Math.min(least, System.nanoTime() - start);
            processor = Math.min(processor, PROCESS.getProcessCpuTime() - used);
        }
        System.out.printf(
                "  %-38s first %8.1f   again %8.1f   processor %8.1f%n",
                what, first / 1e6, least / 1e6, processor / 1e6);
        return answer;
    }
}
