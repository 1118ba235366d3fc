package io.tributary.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The table of shared settings in {@code README.md}. */
final class ReadmeSettings {
    private static final Set<String> SHARED_GROUPS = Set.of("Tables", "Syncs", "Records", "Connection", "Requests");
    private static final Pattern ROW = Pattern.compile("\\| (`[a-z.]+`(?:, `[a-z.]+`)*) \\| ([^|]*) \\| [^|]* \\|");

    /** How the table writes defaults that are not values. */
    private static final Map<String, String> WORDS = Map.of(
            "tables", "the standard tables",
            "start.date", "all history",
            "topic.prefix", "the vendor's name",
            "dead.letter.topic", "PREFIX.dead-letters",
            "api.url", "the region's",
            "proxy.url", "none",
            "proxy.user", "none",
            "proxy.password", "none");

    private final Map<String, String> defaults = new LinkedHashMap<>();

    /** Reads the table in {@code text}. */
    ReadmeSettings(String text) {
        text.substring(text.indexOf("\n## Settings\n"))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> add(
                        row.group(1).replace("`", "").split(", "), row.group(2).replace("`", "")));
    }

    /** The table in the repository, read from a module's directory. */
    static ReadmeSettings ofRepository() throws IOException {
        return new ReadmeSettings(Files.readString(Path.of("..", "README.md")));
    }

    /** A row with several keys has one default for each, or one for all of them. */
    private void add(String[] keys, String cell) {
        String[] each = cell.split(", ");
        for (int i = 0; i < keys.length; i++) {
            defaults.put(keys[i], keys.length > 1 && each.length == keys.length ? each[i] : cell);
        }
    }

    /** The keys in the table. */
    Set<String> keys() {
        return defaults.keySet();
    }

    /** The shared settings among those of {@code definition}. */
    static List<String> shared(ConfigDef definition) {
        return definition.configKeys().values().stream()
                .filter(key -> SHARED_GROUPS.contains(key.group))
                .map(key -> key.name)
                .toList();
    }

    /** How the table differs from the connector of {@code vendor}, as the vendor spells it. */
    List<String> differences(String vendor, ConfigDef definition) {
        List<String> differences = new ArrayList<>();
        for (String key : shared(definition)) {
            String expected = text(definition.configKeys().get(key));
            String documented = documented(key, vendor);
            if (!expected.equals(documented)) {
                differences.add(key + ": " + expected + ", not " + documented);
            }
        }
        return differences;
    }

    /** The default for {@code vendor}: the one next to its name, or the one before the brackets. Null if there is none. */
    private String documented(String key, String vendor) {
        String cell = defaults.get(key);
        if (cell == null) {
            return null;
        }
        Matcher own = Pattern.compile(Pattern.quote(vendor) + " ([0-9]+)").matcher(cell);
        return own.find() ? own.group(1) : cell.replaceFirst(" \\(.*", "");
    }

    private static String text(ConfigKey key) {
        String value = String.valueOf(ConfigDef.convertToString(key.defaultValue, key.type));
        return WORDS.containsKey(key.name) ? WORDS.get(key.name) : value.replaceFirst("\\.0$", "");
    }

    /** Fails if the table differs from a connector. */
    static void requireCurrent(String vendor, ConfigDef definition) throws IOException {
        assertThat(ofRepository().differences(vendor, definition))
                .as("the table of shared settings in README.md: correct it by hand")
                .isEmpty();
    }
}
