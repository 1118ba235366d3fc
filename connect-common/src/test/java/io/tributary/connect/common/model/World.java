package io.tributary.connect.common.model;

import java.util.SplittableRandom;

/**
 * The properties of a random world. All times are in {@link Rows#UNIT}.
 *
 * @param kind of table and API
 * @param pageSize rows per page
 * @param totals whether pages contain the number of rows
 * @param keys number of different keys
 * @param overlap how late rows may appear, as declared to the connector
 * @param lag how late they appear at most
 * @param variant determines other differences between worlds of one kind
 * @param lists number of lists of the table, if its kind may have several
 * @param exactlyOnce whether the worker commits the records of a poll and their offsets atomically
 * @param skew how far the connector's clock is ahead of the server's
 * @param threads requests in flight
 * @param sweeps whether tables that need sweeps are swept
 */
record World(
        Shapes kind,
        Paging.Kind paging,
        int pageSize,
        boolean totals,
        int keys,
        long overlap,
        long lag,
        int variant,
        int lists,
        boolean exactlyOnce,
        long skew,
        int threads,
        boolean sweeps) {
    private static final int FEW = 6;
    /** Enough for the rules about many rows. */
    private static final int MANY = 24;
    /** Enough for more than one shard of a snapshot table. */
    private static final int CROWD = 300;

    private static final int ONCE_IN = 480;
    private static final int PAGES_OF_A_CROWD = 60;

    static World of(SplittableRandom random) {
        Shapes[] kinds = Shapes.values();
        long overlap = random.nextInt(5);
        return new World(
                kinds[random.nextInt(kinds.length)],
                Paging.Kind.values()[random.nextInt(Paging.Kind.values().length)],
                1 + random.nextInt(4),
                random.nextBoolean(),
                keys(random),
                overlap,
                random.nextLong(overlap + 1),
                random.nextInt(1 << 10),
                1 + random.nextInt(3),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? random.nextInt(60) - 30 : 0,
                1 + random.nextInt(4),
                true);
    }

    private static int keys(SplittableRandom random) {
        int chance = random.nextInt(ONCE_IN);
        if (chance == 0) {
            return CROWD;
        }
        return chance < ONCE_IN / 12 ? MANY : 2 + random.nextInt(FEW);
    }

    /** Whether there are more rows than fit into one shard. */
    boolean isCrowded() {
        return keys == CROWD && (kind == Shapes.LIST || kind == Shapes.LIST_WITH_REPORTS);
    }

    /** Whether this world has a property that every {@code n}th world has. */
    boolean isEvery(int n, int property) {
        return (variant >>> property) % n == 0;
    }

    /** The same world with a connector that expects rows to appear immediately. */
    World withoutOverlap() {
        return new World(
                kind, paging, pageSize, totals, keys, 0, 0, variant, lists, exactlyOnce, skew, threads, sweeps);
    }

    /** The same world with a connector that never sweeps. */
    World withoutSweeps() {
        return new World(
                kind, paging, pageSize, totals, keys, overlap, lag, variant, lists, exactlyOnce, skew, threads, false);
    }

    /** How many rows of a snapshot table are remembered. */
    int maxRows() {
        return isEvery(16, 6) ? 3 : 1_000;
    }

    private int rowsOfAPage() {
        return isCrowded() ? pageSize * PAGES_OF_A_CROWD : pageSize;
    }

    /** Pages of any kind. */
    Paging pages() {
        return new Paging(paging, rowsOfAPage(), totals);
    }

    /** Pages that do not shift while rows are added, changed or deleted. */
    Paging steadyPages() {
        return new Paging(paging == Paging.Kind.NUMBERED ? Paging.Kind.KEYSET : paging, rowsOfAPage(), totals);
    }
}
