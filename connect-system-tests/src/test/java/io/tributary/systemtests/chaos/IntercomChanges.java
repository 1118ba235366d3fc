package io.tributary.systemtests.chaos;

import static io.tributary.systemtests.chaos.Changes.some;
import static io.tributary.systemtests.chaos.Changes.times;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.intercom.IntercomWorkspace;
import io.tributary.simulators.intercom.SimulatedIntercom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes in an Intercom workspace. */
final class IntercomChanges implements Changes {
    private static final int BURST = 12;
    private static final int FEWEST = 4;
    private static final List<String> PEOPLE = List.of("contacts", "contacts", "companies");
    private static final List<String> LARGE = List.of("contacts", "companies", "conversations");
    private static final List<String> SETTINGS = List.of("tags", "teams", "admins", "segments", "company_segments");
    private static final List<String> LISTED_BY_CONTACTS = List.of("tags", "companies");
    private static final List<String> ATTRIBUTES = List.of("contact_attributes", "company_attributes");

    private final SimulatedIntercom intercom;
    private final IntercomWorkspace workspace;
    private final Map<String, List<String>> added = new HashMap<>();
    private final List<ObjectNode> archived = new ArrayList<>();

    IntercomChanges(SimulatedApi api) {
        this.intercom = (SimulatedIntercom) api;
        this.workspace = intercom.workspace();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("intercom.overlap.seconds", "5", "intercom.deletes.interval.ms", "2000");
    }

    @Override
    public void make(Draw draw, String mark) {
        switch (draw.below(14)) {
            case 0, 1 -> rename(draw.of(PEOPLE), "name", draw, mark);
            case 2 -> rename("conversations", "title", draw, mark);
            case 3, 4 -> some(draw, workspace.ids("conversations"), 3).forEach(workspace::addPart);
            case 5 -> editPart(draw);
            case 6 -> add(draw.of(LARGE), 5, draw);
            case 7 -> updateSetting(draw.of(SETTINGS), "name", draw, mark);
            case 8 -> add(draw.of(SETTINGS), 1, draw);
            case 9 -> deleteSetting(draw.of(SETTINGS), draw);
            case 10 -> updateSetting(draw.of(ATTRIBUTES), "label", draw, mark);
            case 11 -> archiveAttribute(draw);
            case 12 -> delete(draw);
            default -> restore(draw);
        }
    }

    private void rename(String table, String field, Draw draw, String mark) {
        workspace.updateAll(table, some(draw, workspace.ids(table), BURST), row -> row.put(field, mark));
    }

    /** Intercom reports the change of a part only through its conversation. */
    private void editPart(Draw draw) {
        String conversation = draw.of(workspace.ids("conversations"));
        some(draw, workspace.partIds(conversation), 1).forEach(part -> workspace.redactPart(conversation, part));
    }

    private void add(String table, int max, Draw draw) {
        times(
                draw,
                max,
                () -> added.computeIfAbsent(table, first -> new ArrayList<>()).add(workspace.add(table)));
    }

    private void updateSetting(String table, String field, Draw draw, String mark) {
        workspace.update(table, draw.of(workspace.ids(table)), row -> row.put(field, mark));
    }

    private void deleteSetting(String table, Draw draw) {
        List<String> ids = deletable(table);
        if (ids.size() > FEWEST) {
            workspace.delete(table, draw.of(ids));
        }
    }

    /** Contacts contain tags and companies. Initial ones are kept, because it is not documented how deleting one changes contacts. */
    private List<String> deletable(String table) {
        List<String> ids = new ArrayList<>(workspace.ids(table));
        if (LISTED_BY_CONTACTS.contains(table)) {
            ids.retainAll(added.getOrDefault(table, List.of()));
        }
        return ids;
    }

    /** Archives an attribute, which is then no longer listed, or restores it. */
    private void archiveAttribute(Draw draw) {
        String table = draw.of(ATTRIBUTES);
        workspace.update(
                table,
                draw.of(workspace.ids(table)),
                row -> row.put("archived", !row.path("archived").asBoolean()));
    }

    private void delete(Draw draw) {
        String table = draw.of(LARGE);
        for (String id : some(draw, deletable(table), 1)) {
            if (table.equals("contacts") && draw.chance(50)) {
                archived.add(workspace.row(table, id));
            }
            workspace.delete(table, id);
        }
    }

    /** Restores an archived contact, with its old id. */
    private void restore(Draw draw) {
        if (!archived.isEmpty()) {
            ObjectNode contact = archived.remove(draw.below(archived.size()));
            workspace.put("contacts", contact.put("updated_at", intercom.clock().seconds()));
        }
    }
}
