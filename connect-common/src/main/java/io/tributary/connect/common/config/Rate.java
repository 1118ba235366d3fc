package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Requests a second: a number within sensible bounds, or 0 for no limit. */
final class Rate implements ConfigDef.Validator {
    /** A request in about a quarter of an hour. */
    private static final double LEAST = 0.001;

    private static final double MOST = 1_000_000;

    @Override
    public void ensureValid(String name, Object value) {
        double rate = (Double) value;
        // NaN is neither.
        if (!(rate == 0 || rate >= LEAST && rate <= MOST)) {
            throw new ConfigException(name, value, "has to be " + this);
        }
    }

    @Override
    public String toString() {
        return "0 for no limit, or from " + LEAST + " to " + (long) MOST;
    }
}
