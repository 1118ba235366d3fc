package io.tributary.connect.common.benchmark;

import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.offset.SourcePartition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures memory, size and time. */
final class Measure {
    private static final int COLLECTIONS = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Measure() {}

    /** The heap that the result of {@code make} retains, in bytes. */
    static long heap(Supplier<?> make) {
        long before = used();
        Object retained = make.get();
        long after = used();
        Reference.reachabilityFence(retained);
        return after - before;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The size of the record that stores an offset, in bytes. */
    static long stored(SourcePartition partition, Map<String, ?> offset) {
        String key = Json.text(Json.MAPPER.valueToTree(List.of("connector", partition.toMap())));
        String value = Json.text(Json.MAPPER.valueToTree(offset));
        return (key + value).getBytes(StandardCharsets.UTF_8).length;
    }

    /** The CPU time of one run of {@code work} once it is compiled, in nanoseconds. */
    static long cpuNanos(int times, Runnable work) {
        run(times, work);
        long before = THREADS.getCurrentThreadCpuTime();
        run(times, work);
        return (THREADS.getCurrentThreadCpuTime() - before) / times;
    }

    private static void run(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }
}
