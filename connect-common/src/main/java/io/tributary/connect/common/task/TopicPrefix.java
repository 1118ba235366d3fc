package io.tributary.connect.common.task;

import io.tributary.connect.common.offset.Offsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The setting {@code topic.prefix}: offsets tell it, so that a task knows where the rows before were sent. */
final class TopicPrefix {
    private static final Logger log = LoggerFactory.getLogger(TopicPrefix.class);

    private final String prefix;
    private final Map<String, Set<String>> tablesByOther = new TreeMap<>();

    TopicPrefix(String prefix) {
        this.prefix = prefix;
    }

    /** The topic of a table. */
    String topic(String table) {
        return prefix + '.' + table;
    }

    /** An offset that tells the prefix; null where there is no offset. */
    Map<String, Object> in(Map<String, Object> offset) {
        if (offset == null) {
            return null;
        }
        Map<String, Object> telling = new HashMap<>(offset);
        telling.put(Offsets.TOPIC_PREFIX, prefix);
        return telling;
    }

    /** Notes which prefix a stored offset tells. */
    void seen(String partition, Map<String, Object> offset) {
        Object other = offset.get(Offsets.TOPIC_PREFIX);
        if (other != null && !other.equals(prefix)) {
            tablesByOther
                    .computeIfAbsent(String.valueOf(other), text -> new TreeSet<>())
                    .add(partition.replaceAll("#.*", ""));
        }
    }

    /** Warns of tables whose rows were sent to other topics. */
    void warnOfOthers() {
        tablesByOther.forEach((other, tables) -> log.warn(
                "Rows of {} were sent with topic.prefix \"{}\". They are not resent with \"{}\": the new topics only receive"
                        + " later changes. To fill them completely, stop the connector, delete its offsets (DELETE"
                        + " /connectors/NAME/offsets) and resume it",
                String.join(", ", (Collection<String>) tables),
                other,
                prefix));
    }
}
