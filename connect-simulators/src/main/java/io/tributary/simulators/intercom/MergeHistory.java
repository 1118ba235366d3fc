package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Merges of contacts, which {@code include_merge_history=true} adds to a contact. Thread-safe. */
final class MergeHistory {

    private final Map<String, List<ObjectNode>> byTarget = new ConcurrentHashMap<>();

    void add(ObjectNode source, String target, long mergedAt) {
        ObjectNode merge = Json.object().put("type", "contact_merge");
        merge.put("source_contact_id", source.path("id").asText());
        merge.put("source_contact_role", source.path("role").asText()).put("merged_at", mergedAt);
        byTarget.computeIfAbsent(target, key -> new CopyOnWriteArrayList<>()).add(merge);
    }

    /** The contact that this one was merged into. */
    Optional<String> targetOf(String source) {
        return byTarget.entrySet().stream()
                .filter(merges -> merges.getValue().stream()
                        .anyMatch(merge ->
                                merge.path("source_contact_id").asText().equals(source)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Adds the history to a contact. */
    byte[] with(byte[] contact) {
        ObjectNode row = Json.row(contact);
        ArrayNode history = row.putArray("merge_history");
        history.addAll(byTarget.getOrDefault(row.path("id").asText(), List.of()));
        return Json.bytes(row);
    }
}
