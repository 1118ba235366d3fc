package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Accepts a number of requests per second within sensible bounds, or 0 for no limit. */
final class Rate implements ConfigDef.Validator {
    /** One request in about a quarter of an hour. */
    private static final double MIN = 0.001;

    private static final double MAX = 1_000_000;

    @Override
    public void ensureValid(String name, Object value) {
        double rate = (Double) value;
        // Written so that NaN is refused: it compares false with everything.
        if (!(rate == 0 || rate >= MIN && rate <= MAX)) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "0 for no limit, or from " + MIN + " to " + (long) MAX;
    }
}
