package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigException;

/** What is said to a value that may hold a secret: the value is not repeated. */
public final class Refusal {

    private Refusal() {}

    /** A refusal of the value of the setting {@code name}, for a {@code reason} that does not hold the value. */
    public static ConfigException of(String name, String reason) {
        return new ConfigException("Invalid value for configuration " + name + ": " + reason);
    }
}
