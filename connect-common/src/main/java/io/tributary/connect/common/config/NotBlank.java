package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** A secret that is there; what it is never appears. */
final class NotBlank implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, Object value) {
        if (value == null
                || value instanceof Password password && password.value().isBlank()) {
            throw new ConfigException(name, "", "must not be empty");
        }
    }

    @Override
    public String toString() {
        return "not empty";
    }
}
