package io.tributary.simulators.data;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices for one row. The same seed, kind and number give the same choices. Use one for each row. Not thread-safe. */
public final class Draw {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    /**
     * @param seed of the data set
     * @param kind of row, so that rows of different tables with the same number differ
     * @param number of the row
     */
    public Draw(long seed, String kind, long number) {
        this.random = new SplittableRandom((seed * 31 + kind.hashCode()) * MIX + number);
    }

    /** True with a probability of {@code percent}. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number from 0 to {@code bound} - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from {@code low} to {@code high} - 1. */
    public long between(long low, long high) {
        return random.nextLong(low, high);
    }

    /** One of the choices. */
    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Lower-case hexadecimal digits. */
    public String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    /** A random UUID. */
    public String uuid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
    }
}
