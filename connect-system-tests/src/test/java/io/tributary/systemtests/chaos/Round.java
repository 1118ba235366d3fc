package io.tributary.systemtests.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One stretch of chaos, after which everything has to be right.
 *
 * @param troubles in order; the round ends when its time is over and the usual ones came, whether the others did or not
 * @param storms by vendor
 * @param last a trouble in fair weather, at the end: how soon do rows flow again?
 */
record Round(Duration length, List<Trouble> troubles, Map<String, List<Storm>> storms, Trouble last) {
    private static final int SHORTEST_TROUBLE = 2;

    /** A round of this length; the same seed gives the same round. */
    static Round draw(long seed, Duration length, List<String> vendors) {
        SplittableRandom random = new SplittableRandom(seed);
        Random shuffling = new Random(random.nextLong());
        Map<String, List<Storm>> storms = new TreeMap<>();
        vendors.forEach(vendor -> storms.put(vendor, Storm.during((int) length.toMillis(), random.split())));
        List<Trouble> troubles = Trouble.draw((int) length.toSeconds() / SHORTEST_TROUBLE, shuffling);
        return new Round(length, troubles, storms, Trouble.any(shuffling));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(length.toSeconds() + " s of " + troubles + "; last " + last);
        storms.forEach((vendor, ofVendor) ->
                text.append("\n    ").append(vendor).append(' ').append(ofVendor));
        return text.toString();
    }
}
