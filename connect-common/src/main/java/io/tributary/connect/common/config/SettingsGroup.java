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

    /** Starts a group of {@code definition}, to which its settings are added. */
    public SettingsGroup(ConfigDef definition, String name) {
        this.definition = definition;
        this.name = name;
    }

    /** How a form shows the setting that is added next. */
    public Label label(String displayName, Importance importance, Width width) {
        return new Label(this, displayName, importance, width, List.of());
    }

    /**
     * How a form shows a setting.
     *
     * @param dependents settings that only have an effect if this one is set
     */
    public record Label(
            SettingsGroup group, String displayName, Importance importance, Width width, List<String> dependents) {

        /** The same label with {@code keys} as dependents. */
        public Label dependents(String... keys) {
            return new Label(group, displayName, importance, width, List.of(keys));
        }

        /**
         * Adds the setting. If the default is a value, null is refused. A {@link OneOf} also gives forms its words to choose
         * from.
         *
         * @param defaultValue {@link ConfigDef#NO_DEFAULT_VALUE} for a required setting; null for "not set"
         * @param validator null for none
         */
        public SettingsGroup add(String key, Type type, Object defaultValue, Validator validator, String doc) {
            ConfigDef.Recommender recommender = validator instanceof OneOf known ? known : null;
            group.definition.define(
                    key,
                    type,
                    defaultValue,
                    new Checked(validator, isOptional(type, defaultValue)),
                    importance,
                    doc,
                    group.name,
                    ++group.order,
                    width,
                    displayName,
                    dependents,
                    recommender);
            return group;
        }

        private static boolean isOptional(Type type, Object defaultValue) {
            return defaultValue == null || type == Type.STRING && defaultValue.equals("");
        }
    }
}
