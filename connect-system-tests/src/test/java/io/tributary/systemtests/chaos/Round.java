package io.tributary.systemtests.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A round of chaos, after which everything must be correct.
 *
 * @param disruptions in order; the round ends when its time is over and the common ones have happened
 * @param storms by vendor
 * @param last a disruption at the end, without failing requests, to measure the recovery
 */
record Round(Duration length, List<Disruption> disruptions, Map<String, List<Storm>> storms, Disruption last) {
    private static final int SHORTEST_DISRUPTION = 2;

    /** A round of this length. The same seed gives the same round. */
    static Round draw(long seed, Duration length, List<String> vendors) {
        SplittableRandom random = new SplittableRandom(seed);
        Random shuffling = new Random(random.nextLong());
        Map<String, List<Storm>> storms = new TreeMap<>();
        vendors.forEach(vendor -> storms.put(vendor, Storm.during((int) length.toMillis(), random.split())));
        List<Disruption> disruptions = Disruption.draw((int) length.toSeconds() / SHORTEST_DISRUPTION, shuffling);
        return new Round(length, disruptions, storms, Disruption.any(shuffling));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(length.toSeconds() + " s of " + disruptions + "; last " + last);
        storms.forEach((vendor, ofVendor) ->
                text.append("\n    ").append(vendor).append(' ').append(ofVendor));
        return text.toString();
    }
}
