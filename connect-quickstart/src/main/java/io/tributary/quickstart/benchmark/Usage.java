package io.tributary.quickstart.benchmark;

/**
 * What a program took to send rows.
 *
 * @param rows records sent
 * @param requests sent to the vendor
 * @param seconds from the start until the last row was sent
 * @param cpuSeconds of its process in that time
 * @param allocatedBytes of its heap in that time, whether freed since or not
 * @param peakBytes the most memory that its process had in use since it was started; 0 where the system does not tell
 * @param liveBytes in use on its heap at the end, after a full garbage collection; 0 if that was not measured
 */
record Usage(
        long rows,
        long requests,
        double seconds,
        double cpuSeconds,
        long allocatedBytes,
        long peakBytes,
        long liveBytes) {
    private static final int MICROS = 1_000_000;

    double cpuMicrosPerRow() {
        return cpuSeconds * MICROS / rows;
    }

    double rowsPerCpuSecond() {
        return rows / cpuSeconds;
    }

    double allocatedBytesPerRow() {
        return (double) allocatedBytes / rows;
    }
}
