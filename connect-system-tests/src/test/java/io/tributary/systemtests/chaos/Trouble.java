package io.tributary.systemtests.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Something that happens to a process.
 *
 * @param worker whom it strikes, where it strikes one worker
 * @param lasts seconds until it is undone
 * @param after seconds until the next trouble
 */
record Trouble(Kind kind, int worker, int lasts, int after) {
    /** How many kinds come first. */
    static final int USUAL = 4;

    private static final int LONGEST_DOWN = 5;
    private static final int LONGEST_AFTER = 8;

    /** What happens. */
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

    /** Troubles for a round, each kind now and then, the usual ones first. */
    static List<Trouble> draw(int number, Random random) {
        List<Kind> kinds = new ArrayList<>();
        while (kinds.size() < number) {
            kinds.addAll(shuffled(FIRST, random));
            kinds.addAll(shuffled(OTHERS, random));
        }
        return kinds.stream().limit(number).map(kind -> of(kind, random)).toList();
    }

    /** A trouble of any kind. */
    static Trouble any(Random random) {
        Kind[] kinds = Kind.values();
        return of(kinds[random.nextInt(kinds.length)], random);
    }

    private static Trouble of(Kind kind, Random random) {
        return new Trouble(
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
