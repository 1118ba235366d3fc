package io.tributary.connect.common.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Renders a connector's settings as a Markdown page: a table per group, in the order of forms. */
public final class SettingsReference {
    private final ConfigDef definition;

    public SettingsReference(ConfigDef definition) {
        this.definition = definition;
    }

    /**
     * Renders the page.
     *
     * @param vendor the vendor's name as the vendor spells it
     * @param connector the connector's class
     */
    public String markdown(String vendor, Class<?> connector) {
        List<String> lines = new ArrayList<>();
        lines.add("<!-- Written by the build from the connector's own definitions: do not edit. -->");
        lines.add("# Settings of the " + vendor + " connector");
        lines.add("");
        lines.add("`connector.class` is `" + connector.getName() + "`. A setting without a default is required.");
        definition.groups().forEach(group -> addGroup(group, lines));
        return String.join("\n", lines) + '\n';
    }

    private void addGroup(String group, List<String> lines) {
        lines.add("");
        lines.add("## " + group);
        lines.add("");
        lines.add("| key | type | default | valid values | meaning |");
        lines.add("|---|---|---|---|---|");
        definition.configKeys().values().stream()
                .filter(key -> group.equals(key.group))
                .sorted(Comparator.comparingInt(key -> key.orderInGroup))
                .map(SettingsReference::row)
                .forEach(lines::add);
    }

    private static String row(ConfigKey key) {
        return "| `" + key.name + "` | " + key.type.name().toLowerCase(Locale.ROOT) + " | " + defaultValue(key) + " | "
                + (key.validator == null ? "" : escaped(key.validator.toString())) + " | " + escaped(key.documentation)
                + " |";
    }

    private static String defaultValue(ConfigKey key) {
        if (!key.hasDefault()) {
            return "none: required";
        }
        String text = ConfigDef.convertToString(key.defaultValue, key.type);
        if (text == null) {
            return "not set";
        }
        return text.isEmpty() ? "empty" : '`' + text + '`';
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
