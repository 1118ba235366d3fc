package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Accepts a non-empty credential on one line. Never quotes it. */
final class NotBlank implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, Object value) {
        String text = value instanceof Password password ? password.value() : (String) value;
        if (text == null || text.isBlank()) {
            throw new ConfigException(name, "", "must not be empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.of(name, "must not contain line breaks or other control characters: copy it again");
        }
    }

    @Override
    public String toString() {
        return "not empty";
    }
}
