package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The validator of any setting: whatever the value is, it is accepted or refused on its own key.
 *
 * @param validator null for none
 * @param optional whether the value may be null
 */
record Checked(ConfigDef.Validator validator, boolean optional) implements ConfigDef.Validator {

    /** A longer value is not repeated. */
    private static final int MOST_CHARACTERS = 200;

    @Override
    public void ensureValid(String name, Object value) {
        if (value == null && optional) {
            return;
        }
        if (validator == null) {
            requireNotNull(name, value);
        } else {
            validate(name, value);
        }
    }

    private static void requireNotNull(String name, Object value) {
        if (value == null) {
            throw Refusal.of(name, "must not be null");
        }
    }

    private void validate(String name, Object value) {
        try {
            validator.ensureValid(name, value);
        } catch (ConfigException e) {
            throw String.valueOf(value).length() > MOST_CHARACTERS ? Refusal.of(name, "has to be " + this) : e;
        } catch (RuntimeException e) {
            throw (ConfigException) Refusal.of(name, "has to be " + this).initCause(e);
        }
    }

    @Override
    public String toString() {
        return validator == null ? "" : validator.toString();
    }
}
