package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a process has used since its start. */
public final class ProcessUsage {
    private ProcessUsage() {}

    /** User and system time of all threads, in seconds; empty where the system does not tell. */
    public static OptionalDouble cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().stream()
                .mapToDouble(duration -> duration.toNanos() / 1e9)
                .findFirst();
    }

    /** The most resident memory, in bytes; empty where the system has no {@code /proc}. */
    public static OptionalLong peakMemoryBytes(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
