package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigException;

/** Refuses values that may contain a secret, without quoting them. */
public final class Refusal {

    private Refusal() {}

    /**
     * An exception for the setting {@code name}.
     *
     * @param reason must not contain the value
     */
    public static ConfigException of(String name, String reason) {
        return new ConfigException("Invalid value for configuration " + name + ": " + reason);
    }
}
