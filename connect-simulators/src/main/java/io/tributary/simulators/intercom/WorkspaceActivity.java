package io.tributary.simulators.intercom;

import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Random activity in a workspace: new and changed rows of all kinds. */
final class WorkspaceActivity {

    private final IntercomWorkspace workspace;
    private final Map<String, List<String>> known = new HashMap<>();

    WorkspaceActivity(IntercomWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Reads which rows exist now, including changes made by others. */
    synchronized void refresh() {
        IntercomTables.LARGE.forEach(table -> known.put(table, new ArrayList<>(workspace.ids(table))));
    }

    synchronized void change(Draw draw) {
        int kind = draw.below(100);
        if (kind < 35) {
            update(
                    "contacts",
                    draw,
                    id -> workspace.update("contacts", id, row -> row.put("name", Texts.company(draw))));
        } else if (kind < 65) {
            update("conversations", draw, workspace::addPart);
        } else if (kind < 80) {
            update(
                    "companies",
                    draw,
                    id -> workspace.update("companies", id, row -> row.put("user_count", draw.below(99))));
        } else if (kind < 85) {
            update("tickets", draw, id -> workspace.addTicketPart(id, false));
        } else if (kind < 98) {
            add(draw.of(List.of("contacts", "contacts", "companies", "conversations")));
        } else if (kind == 98) {
            workspace.add("tags");
        } else {
            update("conversations", draw, id -> workspace.delete("conversations", id));
        }
    }

    private void add(String table) {
        known.get(table).add(workspace.add(table));
    }

    /** Changes a random row that still exists. */
    private void update(String table, Draw draw, Consumer<String> change) {
        List<String> ids = known.get(table);
        synchronized (workspace) {
            while (!ids.isEmpty()) {
                int place = draw.below(ids.size());
                if (workspace.rows(table).get(ids.get(place)).isPresent()) {
                    change.accept(ids.get(place));
                    return;
                }
                ids.set(place, ids.get(ids.size() - 1));
                ids.remove(ids.size() - 1);
            }
        }
    }
}
