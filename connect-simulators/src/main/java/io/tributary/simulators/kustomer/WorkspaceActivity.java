package io.tributary.simulators.kustomer;

import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Random activity: new and changed rows, and deleted ones where they are marked. */
final class WorkspaceActivity {

    private static final List<String> BUSY =
            List.of("conversations", "customers", "kobjects", "messages", "messages", "notes");

    private final KustomerWorkspace workspace;
    private final Map<String, List<String>> known = new HashMap<>();

    WorkspaceActivity(KustomerWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Reads which rows exist now, including changes made by others. */
    synchronized void refresh() {
        KustomerTables.all().forEach(table -> known.put(table, new ArrayList<>(workspace.present(table))));
    }

    synchronized void change(Draw draw) {
        String table = draw.chance(98) ? draw.of(BUSY) : draw.of(KustomerTables.all());
        List<String> ids = known.get(table);
        int kind = draw.below(100);
        if (kind < 30 || ids.isEmpty() || table.equals(KustomerTables.AUDIT_LOGS)) {
            ids.add(workspace.add(table));
        } else if (kind < 97 || !KustomerTables.marksDeleted(table)) {
            workspace.update(
                    table,
                    draw.of(ids),
                    row -> KustomerWorkspace.attributes(row).put("externalId", Texts.company(draw)));
        } else {
            workspace.delete(table, ids.remove(draw.below(ids.size())));
        }
    }
}
