package io.tributary.quickstart.benchmark;

/** What a JVM has done before it is measured. */
enum Run {
    /** Nothing: its first sync. */
    YOUNG("young", 20_000, 1),

    /** A sync of the same size. */
    WARM("warm", 100_000, 2);

    private final String label;
    private final int rows;
    private final int passes;

    Run(String label, int rows, int passes) {
        this.label = label;
        this.rows = rows;
        this.passes = passes;
    }

    /** The name on the command line and in tables. */
    String label() {
        return label;
    }

    /** Number of rows of the vendor's largest tables unless the command line gives another. */
    int rows() {
        return rows;
    }

    /** How often everything is read, the measured time included, which is the last one. */
    int passes() {
        return passes;
    }
}
