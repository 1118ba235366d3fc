package io.tributary.systemtests.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A disruption of processes.
 *
 * @param worker the number of the worker, if it disrupts one worker
 * @param lasts its duration, in seconds
 * @param after seconds until the next disruption
 */
record Disruption(Kind kind, int worker, int lasts, int after) {
    /** The number of common kinds, which happen first. */
    static final int COMMON = 4;

    private static final int LONGEST_DOWN = 5;
    private static final int LONGEST_AFTER = 8;

    /** The kinds of disruptions. */
    enum Kind {
        /** SIGKILL. */
        KILL_WORKER,
        /** SIGTERM. */
        STOP_WORKER,
        /** SIGSTOP until the other worker has all tasks, then SIGCONT. */
        ZOMBIE_WORKER,
        /** SIGSTOP, then SIGCONT, before the group notices. */
        FREEZE_WORKER,
        /** SIGKILL of both. */
        KILL_WORKERS,
        /** SIGKILL. */
        KILL_BROKER,
        /** SIGTERM. */
        STOP_BROKER,
        /** SIGSTOP, then SIGCONT. */
        FREEZE_BROKER,
        /** SIGKILL of the broker, then of a worker. */
        KILL_BROKER_AND_WORKER
    }

    private static final List<Kind> FIRST =
            List.of(Kind.KILL_WORKER, Kind.ZOMBIE_WORKER, Kind.KILL_BROKER, Kind.STOP_WORKER);
    private static final List<Kind> OTHERS = List.of(
            Kind.FREEZE_WORKER,
            Kind.KILL_WORKERS,
            Kind.STOP_BROKER,
            Kind.FREEZE_BROKER,
            Kind.KILL_BROKER_AND_WORKER,
            Kind.KILL_WORKER);

    /** Disruptions for a round: all kinds repeatedly, the common ones first. */
    static List<Disruption> draw(int number, Random random) {
        List<Kind> kinds = new ArrayList<>();
        while (kinds.size() < number) {
            kinds.addAll(shuffled(FIRST, random));
            kinds.addAll(shuffled(OTHERS, random));
        }
        return kinds.stream().limit(number).map(kind -> of(kind, random)).toList();
    }

    /** A disruption of any kind. */
    static Disruption any(Random random) {
        Kind[] kinds = Kind.values();
        return of(kinds[random.nextInt(kinds.length)], random);
    }

    private static Disruption of(Kind kind, Random random) {
        return new Disruption(
                kind, random.nextInt(2), 1 + random.nextInt(LONGEST_DOWN), 1 + random.nextInt(LONGEST_AFTER));
    }

    private static List<Kind> shuffled(List<Kind> kinds, Random random) {
        List<Kind> shuffled = new ArrayList<>(kinds);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Override
    public String toString() {
        return "%s %d for %d s, then %d s".formatted(kind, worker + 1, lasts, after);
    }
}
