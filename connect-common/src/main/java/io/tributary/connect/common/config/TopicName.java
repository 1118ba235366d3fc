package io.tributary.connect.common.config;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The name of a topic, or its beginning, by the rules of Kafka ({@code Topic.validate} of its clients): legal characters,
 * at most 249 of them, neither "." nor "..".
 *
 * @param most characters
 * @param isPrefix whether more follows, so that the name is never "." or ".." and must not be empty
 */
record TopicName(int most, boolean isPrefix) implements ConfigDef.Validator {
    private static final int MOST_CHARACTERS = 249;
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]*");
    /** What follows a prefix in the name of the topic of dead letters. */
    static final String DEAD_LETTERS = ".dead-letters";

    /** A name, or nothing. */
    static TopicName whole() {
        return new TopicName(MOST_CHARACTERS, false);
    }

    /** What stands before a dot and the name of a table. */
    static TopicName prefixOf(List<String> tables) {
        int longest =
                tables.stream().mapToInt(table -> table.length() + 1).max().orElse(0);
        return new TopicName(MOST_CHARACTERS - Math.max(longest, DEAD_LETTERS.length()), true);
    }

    /** Whether Kafka takes two names for the same, or refuses the one as long as there is the other. */
    static boolean isClash(String name, String other) {
        return name.replace('.', '_').equals(other.replace('.', '_'));
    }

    @Override
    public void ensureValid(String name, Object value) {
        String text = value == null ? "" : (String) value;
        boolean dots = text.equals(".") || text.equals("..");
        boolean wrong = isPrefix ? text.isEmpty() : dots;
        if (wrong || text.length() > most || !LEGAL.matcher(text).matches()) {
            throw new ConfigException(name, value, "has to be " + this);
        }
    }

    @Override
    public String toString() {
        String what = isPrefix ? "the beginning of a topic's name: 1 to " : "empty, or a topic's name: at most ";
        return what + most + " characters out of a-z, A-Z, 0-9, dot, _ and -" + (isPrefix ? "" : ", neither . nor ..");
    }
}
