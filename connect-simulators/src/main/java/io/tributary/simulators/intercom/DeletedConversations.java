package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The feed of deleted conversations. Thread-safe. */
final class DeletedConversations {

    private final List<ObjectNode> oldestFirst = new ArrayList<>();

    synchronized void add(String id, long deletedAt) {
        ObjectNode row = Json.object().put("type", "conversation").put("id", id);
        oldestFirst.add(row.put("metrics_retained", true).put("deleted_at", deletedAt));
    }

    synchronized List<ObjectNode> all(boolean ascending) {
        List<ObjectNode> all = new ArrayList<>(oldestFirst);
        if (!ascending) {
            Collections.reverse(all);
        }
        return all;
    }
}
