package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Wraps a validator so that it never throws anything but {@link ConfigException}: a bad value is always reported on its key.
 *
 * @param validator null for none
 * @param optional whether the value may be null
 */
record Checked(ConfigDef.Validator validator, boolean optional) implements ConfigDef.Validator {

    /** Longer values are not quoted. */
    private static final int MAX_CHARACTERS = 200;

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
            throw String.valueOf(value).length() > MAX_CHARACTERS ? Refusal.of(name, "must be " + this) : e;
        } catch (RuntimeException e) {
            throw (ConfigException) Refusal.of(name, "must be " + this).initCause(e);
        }
    }

    @Override
    public String toString() {
        return validator == null ? "" : validator.toString();
    }
}
