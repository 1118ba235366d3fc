package io.tributary.simulators.intercom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a conversation, oldest first. Thread-safe. */
final class PartList {

    private final List<Row> parts = new ArrayList<>();

    synchronized void put(Row part) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).id().equals(part.id())) {
                parts.set(i, part);
                return;
            }
        }
        parts.add(part);
        parts.sort((a, b) -> Long.compare(a.createdAt(), b.createdAt()));
    }

    /** Adds new parts, which must be in order. */
    synchronized void append(List<Row> more) {
        parts.addAll(more);
    }

    synchronized Optional<Row> get(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst();
    }

    synchronized boolean remove(String id) {
        return parts.removeIf(part -> part.id().equals(id));
    }

    synchronized List<Row> all() {
        return List.copyOf(parts);
    }

    /** The newest {@code limit} parts that were created in the range, oldest first. */
    synchronized List<Row> newest(Range created, int limit) {
        List<Row> inside = parts.stream()
                .filter(part -> created.contains(part.createdAt()))
                .toList();
        return inside.subList(Math.max(0, inside.size() - limit), inside.size());
    }

    synchronized int size() {
        return parts.size();
    }
}
