package io.tributary.quickstart.benchmark;

import java.util.Locale;

/**
 * What a first sync took.
 *
 * @param latencyMs that every request waited at the vendor
 * @param rows records sent
 * @param requests sent to the vendor
 * @param seconds from posting the connector until the last table was complete
 * @param cpuSeconds of the worker's process meanwhile
 * @param peakBytes the most memory that the worker's process had in use; 0 where the system does not tell
 */
record Measurement(int latencyMs, long rows, long requests, double seconds, double cpuSeconds, long peakBytes) {
    static final String HEADER = String.format(
            "%10s %9s %9s %9s %9s %12s %11s",
            "latency", "rows", "requests", "seconds", "rows/s", "CPU seconds", "peak MiB");

    /** The values below {@link #HEADER}. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%7d ms %9d %9d %9.1f %9.0f %12.1f %11d",
                latencyMs,
                rows,
                requests,
                seconds,
                rows / seconds,
                cpuSeconds,
                peakBytes >> 20);
    }
}
