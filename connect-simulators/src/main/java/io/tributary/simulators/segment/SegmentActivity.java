package io.tributary.simulators.segment;

import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Texts;
import java.time.Clock;
import java.util.List;

/** Random activity in a workspace: new and changed rows of all kinds. */
final class SegmentActivity {

    private final SegmentWorkspace workspace;
    private final Clock clock;

    SegmentActivity(SegmentWorkspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    void change(Draw draw) {
        switch (draw.below(8)) {
            case 0, 1 -> workspace.addEvent(clock.instant());
            case 2, 3 -> countCalls(draw);
            case 4 ->
                rename(
                        draw,
                        draw.of(List.of(
                                "sources", "users", "groups", "transformations", "tracking_plans", "audiences")));
            case 5 -> deliver(draw);
            case 6 -> workspace.add(draw.of(List.of("users", "groups", "transformations", "destinations")));
            default -> drop(draw);
        }
    }

    private void countCalls(Draw draw) {
        workspace.addUsage(workspace.today(), draw.of(workspace.countedSources()), draw.below(500));
    }

    /** Renames a row to a name that no row had before, so that tests can count its versions. */
    private void rename(Draw draw, String table) {
        String name = Texts.company(draw) + ' ' + draw.hex(12);
        workspace.update(table, any(draw, table), row -> row.put("name", name));
    }

    private void deliver(Draw draw) {
        String[] pair = any(draw, SegmentWorkspace.DESTINATIONS).split(" ");
        workspace.deliver(pair[0], pair[1], draw.below(100));
    }

    private void drop(Draw draw) {
        RowList users = workspace.table("users");
        if (users.size() > 1) {
            workspace.delete("users", any(draw, "users"));
        }
    }

    private String any(Draw draw, String table) {
        RowList rows = workspace.table(table);
        return rows.key(draw.below(rows.size()));
    }
}
