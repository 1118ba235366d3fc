package io.tributary.quickstart.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the programs took for the same. */
final class Comparison {
    private final Subject subject;
    private final Map<Program, Usage> usages = new EnumMap<>(Program.class);

    Comparison(Subject subject) {
        this.subject = subject;
    }

    /** Adds and returns the measurement of a program. Of several, the one with the least CPU time for each row counts. */
    Measurement add(Program program, Usage usage) {
        usages.merge(
                program, usage, (first, other) -> first.rowsPerCpuSecond() < other.rowsPerCpuSecond() ? other : first);
        return new Measurement(subject, program, usage);
    }

    Subject subject() {
        return subject;
    }

    /** The measurements in the order of {@link Program}. */
    List<Measurement> measurements() {
        return usages.entrySet().stream()
                .map(entry -> new Measurement(subject, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many times as many rows per CPU second a program sends as another; empty if one of them was not measured. */
    Optional<Double> ratio(Program program, Program other) {
        return Optional.ofNullable(usages.get(program))
                .flatMap(usage -> Optional.ofNullable(usages.get(other))
                        .map(otherUsage -> usage.rowsPerCpuSecond() / otherUsage.rowsPerCpuSecond()));
    }
}
