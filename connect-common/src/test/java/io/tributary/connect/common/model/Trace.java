package io.tributary.connect.common.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The events of a run, one per line, for people to read. Or nothing, for speed. */
final class Trace {
    /** Keeps no events. */
    static final Trace NONE = new Trace(null);

    private final List<String> lines;

    private Trace(List<String> lines) {
        this.lines = lines;
    }

    static Trace kept() {
        return new Trace(new ArrayList<>());
    }

    void add(Supplier<String> line) {
        if (lines != null) {
            lines.add(line.get());
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
