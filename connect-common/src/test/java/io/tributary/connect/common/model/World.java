package io.tributary.connect.common.model;

import java.util.SplittableRandom;

/**
 * What one random world is like. All times are in {@link Rows#UNIT}.
 *
 * @param kind of table and API
 * @param pageSize rows of a page
 * @param totals whether pages tell how many rows there are
 * @param keys how many different keys changes are about
 * @param overlap how late rows may show, as the connector knows
 * @param lag how late they do show, at most
 * @param variant what else differs from world to world of one kind
 * @param lists how many lists make up the table, where there may be several
 * @param exactlyOnce whether the worker commits the records of a poll and their offsets as one
 * @param skew how far the connector's clock is ahead of the server's
 * @param threads requests in flight
 * @param sweeps whether tables that need it are swept
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
    /** Enough for more than one shard of a table that is read whole. */
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

    /** Whether there are more rows than one shard takes. */
    boolean isCrowded() {
        return keys == CROWD && (kind == Shapes.LIST || kind == Shapes.LIST_WITH_REPORTS);
    }

    /** Whether a property holds of this world that holds of every {@code n}th. */
    boolean isEvery(int n, int property) {
        return (variant >>> property) % n == 0;
    }

    /** The same, where rows are believed to show at once. */
    World withoutOverlap() {
        return new World(
                kind, paging, pageSize, totals, keys, 0, 0, variant, lists, exactlyOnce, skew, threads, sweeps);
    }

    /** The same, where nothing is believed to change or to show later than ordinary syncs see. */
    World withoutSweeps() {
        return new World(
                kind, paging, pageSize, totals, keys, overlap, lag, variant, lists, exactlyOnce, skew, threads, false);
    }

    /** How many rows of a table read whole are remembered. */
    int maxRows() {
        return isEvery(16, 6) ? 3 : 1_000;
    }

    private int rowsOfAPage() {
        return isCrowded() ? pageSize * PAGES_OF_A_CROWD : pageSize;
    }

    /** Pages by any means. */
    Paging pages() {
        return new Paging(paging, rowsOfAPage(), totals);
    }

    /** Pages that rows which come, change or go meanwhile do not shift. */
    Paging steadyPages() {
        return new Paging(paging == Paging.Kind.NUMBERED ? Paging.Kind.KEYSET : paging, rowsOfAPage(), totals);
    }
}
