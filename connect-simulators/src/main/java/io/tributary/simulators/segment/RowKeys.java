package io.tributary.simulators.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of each parent's children, in order. Thread-safe. */
final class RowKeys {

    private record Pair(String parent, String child) {}

    private final Map<String, List<String>> children = new HashMap<>();
    private final Set<Pair> pairs = new HashSet<>();

    synchronized void add(String parent, String child) {
        if (pairs.add(new Pair(parent, child))) {
            children.computeIfAbsent(parent, key -> new ArrayList<>()).add(child);
        }
    }

    synchronized void remove(String parent, String child) {
        if (pairs.remove(new Pair(parent, child))) {
            children.get(parent).remove(child);
        }
    }

    synchronized int size() {
        return pairs.size();
    }

    /** The children of a parent. */
    synchronized List<String> of(String parent) {
        return List.copyOf(children.getOrDefault(parent, List.of()));
    }

    /** The children of {@code parent} as a list with the rows of {@code rows}. */
    synchronized Slice slice(String parent, RowList rows, int offset, int count) {
        List<String> all = children.getOrDefault(parent, List.of());
        int from = Math.min(offset, all.size());
        List<byte[]> page = all.subList(from, Math.min(all.size(), from + count)).stream()
                .map(key -> rows.get(key).orElseThrow())
                .toList();
        return new Slice(page, all.size());
    }
}
