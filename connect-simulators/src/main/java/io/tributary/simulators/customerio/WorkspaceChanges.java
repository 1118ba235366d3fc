package io.tributary.simulators.customerio;

import io.tributary.simulators.data.Draw;
import java.util.List;

/** Random changes in a workspace: new and changed rows of all kinds. */
final class WorkspaceChanges {

    private static final List<String> SETTINGS =
            List.of("campaigns", "broadcasts", "segments", "newsletters", "campaign_actions", "newsletter_variants");

    private final CustomerIoWorkspace workspace;
    private String newest;

    WorkspaceChanges(CustomerIoWorkspace workspace) {
        this.workspace = workspace;
    }

    void change(Draw draw) {
        int kind = draw.below(100);
        if (kind < 40 || newest == null) {
            newest = workspace.add("messages");
        } else if (kind < 55) {
            workspace.update(
                    "messages", newest, row -> row.withObjectProperty("metrics").put("opened", draw.below(99)));
        } else if (kind < 80) {
            workspace.add("activities");
        } else if (kind < 90) {
            workspace.add("customers");
        } else if (kind < 94) {
            workspace.add("eps_suppression");
        } else if (kind < 95) {
            fill(draw);
        } else {
            rename(draw.of(SETTINGS), draw);
        }
    }

    /** Changes the contents of a collection, but not its {@code updated_at}. */
    private void fill(Draw draw) {
        List<String> ids = workspace.ids("collections");
        if (!ids.isEmpty()) {
            workspace.update(
                    "collections",
                    draw.of(ids),
                    row -> row.put("rows", draw.below(500)).put("bytes", draw.below(9999)));
        }
    }

    private void rename(String table, Draw draw) {
        List<String> ids = workspace.ids(table);
        if (!ids.isEmpty()) {
            workspace.update(table, draw.of(ids), row -> row.put("name", "renamed " + draw.hex(6)));
        }
    }
}
