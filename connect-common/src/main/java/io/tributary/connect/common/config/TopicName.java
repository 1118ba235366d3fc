package io.tributary.connect.common.config;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Accepts a topic name or a prefix by Kafka's rules ({@code Topic.validate} in kafka-clients): legal characters, at most 249
 * of them, neither "." nor "..".
 *
 * @param max maximum number of characters
 * @param isPrefix whether more characters follow: a prefix must not be empty, but may be "." or ".."
 */
record TopicName(int max, boolean isPrefix) implements ConfigDef.Validator {
    private static final int MAX_CHARACTERS = 249;
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]*");
    /** Suffix of the default dead letter topic. */
    static final String DEAD_LETTERS = ".dead-letters";

    /** Accepts a topic name, or nothing. */
    static TopicName whole() {
        return new TopicName(MAX_CHARACTERS, false);
    }

    /** Accepts a prefix that leaves room for the longest name in {@code tables}. */
    static TopicName prefixOf(List<String> tables) {
        int longest =
                tables.stream().mapToInt(table -> table.length() + 1).max().orElse(0);
        return new TopicName(MAX_CHARACTERS - Math.max(longest, DEAD_LETTERS.length()), true);
    }

    /** Whether the names are equal for Kafka, or collide in its metric names so that it refuses one of them. */
    static boolean isClash(String name, String other) {
        return name.replace('.', '_').equals(other.replace('.', '_'));
    }

    @Override
    public void ensureValid(String name, Object value) {
        String text = value == null ? "" : (String) value;
        boolean dots = text.equals(".") || text.equals("..");
        boolean wrong = isPrefix ? text.isEmpty() : dots;
        if (wrong || text.length() > max || !LEGAL.matcher(text).matches()) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    @Override
    public String toString() {
        String what = isPrefix ? "a topic name prefix of 1 to " : "empty, or a topic name of at most ";
        return what + max + " characters from a-z, A-Z, 0-9, ., _ and -" + (isPrefix ? "" : ", but not . or ..");
    }
}
