package io.tributary.quickstart.benchmark;

import java.util.Locale;

/**
 * The measurements of a first sync.
 *
 * @param latencyMs latency of every request
 * @param rows records sent
 * @param requests sent to the vendor
 * @param seconds from posting the connector until the last table was complete
 * @param cpuSeconds of the worker's process during that time
 * @param peakBytes peak memory of the worker's process; 0 if unknown
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
