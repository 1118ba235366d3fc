package io.tributary.connect.common.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Accepts a word, or a list of words, out of {@code words}, and recommends them to user interfaces. */
public record OneOf(List<String> words) implements ConfigDef.Validator, ConfigDef.Recommender {

    public static OneOf of(String... words) {
        return new OneOf(List.of(words));
    }

    @Override
    public void ensureValid(String name, Object value) {
        List<?> given = value instanceof List<?> list ? list : Collections.singletonList(value);
        for (Object word : given) {
            if (word == null || !words.contains(word)) {
                throw new ConfigException(name, word, "must be one of: " + this);
            }
        }
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> settings) {
        return List.copyOf(words);
    }

    @Override
    public boolean visible(String name, Map<String, Object> settings) {
        return true;
    }

    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
