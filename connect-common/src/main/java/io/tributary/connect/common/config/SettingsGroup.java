package io.tributary.connect.common.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Settings that a form shows together, in the order in which they are added. */
public final class SettingsGroup {
    private final ConfigDef definition;
    private final String name;
    private int order;

    public SettingsGroup(ConfigDef definition, String name) {
        this.definition = definition;
        this.name = name;
    }

    /**
     * Adds a setting; a validator that knows all valid values also recommends them. Null is refused where the default is a
     * value: what reads such a setting needs one.
     */
    public SettingsGroup add(
            String key,
            Type type,
            Object defaultValue,
            Validator validator,
            Importance importance,
            Width width,
            String displayName,
            String doc) {
        return add(key, type, defaultValue, validator, importance, width, displayName, doc, List.of());
    }

    /**
     * Adds a setting.
     *
     * @param dependents the settings that matter only where this one is set
     */
    public SettingsGroup add(
            String key,
            Type type,
            Object defaultValue,
            Validator validator,
            Importance importance,
            Width width,
            String displayName,
            String doc,
            List<String> dependents) {
        ConfigDef.Recommender recommender = validator instanceof OneOf known ? known : null;
        definition.define(
                key,
                type,
                defaultValue,
                new Checked(validator, isOptional(type, defaultValue)),
                importance,
                doc,
                name,
                ++order,
                width,
                displayName,
                dependents,
                recommender);
        return this;
    }

    private static boolean isOptional(Type type, Object defaultValue) {
        return defaultValue == null || type == Type.STRING && defaultValue.equals("");
    }
}
