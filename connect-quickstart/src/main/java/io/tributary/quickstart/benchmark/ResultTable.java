package io.tributary.quickstart.benchmark;

import java.util.Locale;
import java.util.Optional;

/** Measurements and ratios as lines: for the terminal below headings, and for files. */
final class ResultTable {
    static final String HEADING = String.format(
            "%-12s %7s %-6s %-10s %9s %9s %9s %9s %9s %9s %9s %9s",
            "",
            "latency",
            "run",
            "program",
            "rows",
            "requests",
            "seconds",
            "CPU s",
            "µs/row",
            "B/row",
            "peak MiB",
            "live MiB");

    static final String RATIO_HEADING =
            String.format("%-12s %7s %-6s %12s %12s", "", "latency", "run", "ours/older", "bare/ours");

    static final String CSV_HEADING = "vendor,latency_ms,run,program,rows,requests,seconds,cpu_seconds,cpu_us_per_row,"
            + "allocated_bytes_per_row,peak_mib,live_mib";

    private static final int MIB_BITS = 20;

    private ResultTable() {}

    /** The values below {@link #HEADING}. */
    static String line(Measurement measurement) {
        Usage usage = measurement.usage();
        return beginning(measurement.subject())
                + String.format(
                        Locale.ROOT,
                        " %-10s %9d %9d %9.1f %9.1f %9.1f %9.0f %9d %9s",
                        measurement.program().label(),
                        usage.rows(),
                        usage.requests(),
                        usage.seconds(),
                        usage.cpuSeconds(),
                        usage.cpuMicrosPerRow(),
                        usage.allocatedBytesPerRow(),
                        usage.peakBytes() >> MIB_BITS,
                        usage.liveBytes() == 0 ? "-" : usage.liveBytes() >> MIB_BITS);
    }

    /** The ratios of rows per CPU second, below {@link #RATIO_HEADING}. */
    static String ratios(Comparison comparison) {
        return beginning(comparison.subject())
                + String.format(
                        " %12s %12s",
                        text(comparison.ratio(Program.OURS, Program.OLDER)),
                        text(comparison.ratio(Program.BARE, Program.OURS)));
    }

    private static String text(Optional<Double> ratio) {
        return ratio.map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse("-");
    }

    private static String beginning(Subject subject) {
        return String.format(
                "%-12s %4d ms %-6s",
                subject.vendor().title(), subject.latencyMs(), subject.run().label());
    }

    /** The values of {@link #CSV_HEADING}. */
    static String csv(Measurement measurement) {
        Subject subject = measurement.subject();
        Usage usage = measurement.usage();
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%s,%d,%d,%.3f,%.3f,%.2f,%.0f,%d,%d",
                subject.vendor().name(),
                subject.latencyMs(),
                subject.run().label(),
                measurement.program().label(),
                usage.rows(),
                usage.requests(),
                usage.seconds(),
                usage.cpuSeconds(),
                usage.cpuMicrosPerRow(),
                usage.allocatedBytesPerRow(),
                usage.peakBytes() >> MIB_BITS,
                usage.liveBytes() >> MIB_BITS);
    }
}
