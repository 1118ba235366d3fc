package io.tributary.systemtests.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Some seconds in which requests to one vendor fail.
 *
 * @param from its start, in ms since the start of the round
 * @param until its end, in ms since the start of the round
 * @param share of the requests that fail with each kind; 1 is an outage
 */
record Storm(int from, int until, List<FaultKind> kinds, double share) {
    private static final int LONGEST_PAUSE_MS = 6_000;
    private static final int SHORTEST_MS = 500;
    private static final int LONGEST_MS = 6_000;
    private static final int LONGEST_OUTAGE_MS = 3_000;
    private static final double OUTAGES = 0.15;
    private static final double MAX = 0.2;

    /** The storms of one vendor, which do not overlap. */
    static List<Storm> during(int roundMs, SplittableRandom random) {
        List<Storm> storms = new ArrayList<>();
        int from = random.nextInt(LONGEST_PAUSE_MS);
        while (from < roundMs) {
            Storm storm = from(from, random);
            storms.add(storm);
            from = storm.until() + random.nextInt(SHORTEST_MS, LONGEST_PAUSE_MS);
        }
        return storms;
    }

    private static Storm from(int from, SplittableRandom random) {
        boolean outage = random.nextDouble() < OUTAGES;
        int until = from + random.nextInt(SHORTEST_MS, outage ? LONGEST_OUTAGE_MS : LONGEST_MS);
        FaultKind[] all = FaultKind.values();
        List<FaultKind> kinds = Stream.generate(() -> all[random.nextInt(all.length)])
                .limit(outage ? 1 : random.nextInt(1, 4))
                .distinct()
                .toList();
        return new Storm(from, until, kinds, outage ? 1 : 0.02 + random.nextDouble() * MAX);
    }

    @Override
    public String toString() {
        return "%.1f-%.1f %s %.2f".formatted(from / 1000.0, until / 1000.0, kinds, share);
    }
}
