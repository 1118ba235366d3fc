package io.tributary.quickstart.benchmark;

import io.tributary.simulators.VendorRegistry;

/** Measurements that were never made. */
final class Samples {
    private Samples() {}

    static Subject subject(String vendor, Run run, int latencyMs) {
        return new Subject(VendorRegistry.named(vendor).orElseThrow(), run, 1000, latencyMs, "1g", false);
    }

    /** The usage of 49,000 rows in 40 s. */
    static Usage usage(double cpuSeconds) {
        return new Usage(49_000, 6_000, 40, cpuSeconds, 98_000_000, 300L << 20, 90L << 20);
    }

    /** The connector needs half the CPU time of the older one and twice that of the bare loop. */
    static Comparison comparison(String vendor, Run run) {
        Comparison comparison = new Comparison(subject(vendor, run, 50));
        comparison.add(Program.BARE, usage(10));
        comparison.add(Program.OLDER, usage(40));
        comparison.add(Program.OURS, usage(20));
        return comparison;
    }
}
