package io.tributary.quickstart.benchmark;

/** What reads a vendor's rows and sends them to Kafka. */
enum Program {
    /** The connector of this checkout, in a worker. */
    OURS("ours"),

    /** The connector of another checkout, in a worker of the same settings. */
    OLDER("older"),

    /** {@link BareLoop}. */
    BARE("bare loop");

    private final String label;

    Program(String label) {
        this.label = label;
    }

    /** The name in tables. */
    String label() {
        return label;
    }
}
