package io.tributary.connect.common.offset;

import java.util.HashMap;
import java.util.Map;

/** The versions that were sent of lists which were not read to their end yet, each with its time in epoch ms. */
final class ListVersions {
    private final Map<Long, Map<Long, Long>> byList = new HashMap<>();

    void add(long list, long time, long version) {
        byList.computeIfAbsent(list, id -> new HashMap<>()).put(version, time);
    }

    /** A list was read to its end: {@code seen} need not remember its versions that are older than {@code settled}. */
    void ended(long list, long settled, SeenVersions seen) {
        Map<Long, Long> sent = byList.remove(list);
        if (sent != null) {
            sent.keySet().removeIf(version -> sent.get(version) >= settled);
            sent.keySet().forEach(seen::remove);
        }
    }

    /** Lets {@code seen} remember them all at this position. */
    void moveTo(long position, SeenVersions seen) {
        byList.values().forEach(list -> list.keySet().forEach(version -> seen.add(position, version)));
    }
}
