package io.tributary.connect.common.task;

import io.tributary.connect.common.offset.OffsetFields;
import io.tributary.connect.common.offset.SourcePartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The setting {@code topic.prefix}. It is stored in offsets, so that a task knows where earlier rows were sent. */
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

    /** {@code offset} with the prefix added. Null if there is no offset. */
    Map<String, Object> in(Map<String, Object> offset) {
        if (offset == null) {
            return null;
        }
        Map<String, Object> withPrefix = new HashMap<>(offset);
        withPrefix.put(OffsetFields.TOPIC_PREFIX, prefix);
        return withPrefix;
    }

    /** Notes the prefix in a stored offset. */
    void seen(SourcePartition partition, Map<String, Object> offset) {
        Object other = offset.get(OffsetFields.TOPIC_PREFIX);
        if (other != null && !other.equals(prefix)) {
            tablesByOther
                    .computeIfAbsent(String.valueOf(other), text -> new TreeSet<>())
                    .add(partition.table());
        }
    }

    /** Logs a warning about tables whose earlier rows were sent to other topics. */
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
