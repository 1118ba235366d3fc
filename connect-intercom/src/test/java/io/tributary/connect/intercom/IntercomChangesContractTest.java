package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.intercom.IntercomWorkspace;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.Change;
import io.tributary.testkit.contract.ChangesContract;
import io.tributary.testkit.contract.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How rows of Intercom's tables change. */
class IntercomChangesContractTest extends ChangesContract {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final List<String> SEARCHED = List.of("companies", "contacts", "conversations", "tickets");
    private static final List<String> LISTED = List.of(
            "admins",
            "articles",
            "company_segments",
            "conversation_attributes",
            "help_center_collections",
            "segments",
            "subscription_types",
            "tags",
            "teams",
            "ticket_states",
            "ticket_types");
    private static final List<String> ATTRIBUTES = List.of("company_attributes", "contact_attributes");
    private static final String PARTS = "conversation_parts";
    private static final String TICKET_PARTS = "ticket_parts";
    private static final String LOGS = "activity_logs";
    private static final String MEMBERS = "company_segment_members";

    IntercomChangesContractTest() {
        super(new IntercomKit(), new Truth());
    }

    @Override
    protected Scenarios scenarios(VendorUnderTest vendor) {
        IntercomWorkspace workspace = ((SimulatedIntercom) vendor.api()).workspace();
        String conversation = workspace.ids("conversations").get(1);
        String ticket = workspace.ids("tickets").get(1);
        return further(workspace, ticket)
                .on(Change.UPDATE, LISTED, table -> rename(workspace, table))
                .on(Change.UPDATE, SEARCHED, table -> rename(workspace, table))
                .on(
                        Change.UPDATE,
                        ATTRIBUTES,
                        table -> workspace.update(
                                table, workspace.ids(table).get(1), row -> row.put("label", "changed")))
                .on(
                        Change.UPDATE,
                        PARTS,
                        () -> workspace.redactPart(
                                conversation, workspace.partIds(conversation).get(0)))
                .on(Change.INSERT, LISTED, workspace::add)
                .on(Change.INSERT, SEARCHED, workspace::add)
                .on(Change.INSERT, ATTRIBUTES, table -> addAttribute(workspace, table))
                .on(Change.INSERT, PARTS, () -> workspace.addPart(conversation))
                .at(Change.TIE, SEARCHED, (table, newest) -> changeAt(workspace, table, newest))
                .at(Change.TIE, List.of(PARTS), (table, newest) -> addPartAt(workspace, newest))
                .at(Change.LATE, SEARCHED, (table, newest) -> changeAt(workspace, table, newest.minus(LATE)))
                .at(Change.LATE, List.of(PARTS), (table, newest) -> addPartAt(workspace, newest.minus(LATE)))
                .on(Change.DELETE, LISTED, table -> delete(workspace, table))
                .on(Change.DELETE, ATTRIBUTES, table -> delete(workspace, table))
                .on(Change.DELETE, "conversations", () -> delete(workspace, "conversations"));
    }

    private static Scenarios further(IntercomWorkspace workspace, String ticket) {
        return new Scenarios()
                .never(Change.UPDATE, "entries of the log do not change", LOGS)
                .on(Change.INSERT, LOGS, () -> workspace.add(LOGS))
                .at(Change.TIE, List.of(LOGS), (table, newest) -> addLogAt(workspace, newest))
                .at(Change.LATE, List.of(LOGS), (table, newest) -> addLogAt(workspace, newest.minus(LATE)))
                .on(Change.UPDATE, TICKET_PARTS, () -> redactFirstPart(workspace, ticket))
                .on(Change.INSERT, TICKET_PARTS, () -> workspace.addTicketPart(ticket, false))
                .at(Change.TIE, List.of(TICKET_PARTS), (table, newest) -> addTicketPartAt(workspace, newest))
                .at(
                        Change.LATE,
                        List.of(TICKET_PARTS),
                        (table, newest) -> addTicketPartAt(workspace, newest.minus(LATE)))
                .on(Change.UPDATE, MEMBERS, () -> renameFirstSegment(workspace))
                .on(Change.INSERT, MEMBERS, () -> putSegments(workspace, 3, 2))
                .on(Change.DELETE, MEMBERS, () -> putSegments(workspace, 3, 0));
    }

    private static void addLogAt(IntercomWorkspace workspace, Instant time) {
        workspace.update(LOGS, workspace.add(LOGS), row -> row.put("created_at", time.getEpochSecond()));
    }

    private static void redactFirstPart(IntercomWorkspace workspace, String ticket) {
        workspace.update(
                "tickets",
                ticket,
                row -> ((ObjectNode) row.at("/ticket_parts/ticket_parts/0"))
                        .put("redacted", true)
                        .putNull("body"));
    }

    private static void addTicketPartAt(IntercomWorkspace workspace, Instant time) {
        String ticket = workspace.ids("tickets").get(2);
        workspace.addTicketPart(ticket, false);
        workspace.update("tickets", ticket, row -> row.put("updated_at", time.getEpochSecond()));
    }

    private static void renameFirstSegment(IntercomWorkspace workspace) {
        String segment = workspace.ids("company_segments").get(0);
        workspace.update("company_segments", segment, row -> row.put("name", "another"));
    }

    /** Puts a company into the first segments, without changing its {@code updated_at}. */
    private static void putSegments(IntercomWorkspace workspace, int company, int segments) {
        ObjectNode row = workspace.row("companies", workspace.ids("companies").get(company));
        ArrayNode list = row.withObjectProperty("segments").putArray("segments");
        workspace
                .ids("company_segments")
                .subList(0, segments)
                .forEach(id -> list.addObject().put("type", "segment").put("id", id));
        workspace.put("companies", row);
    }

    private static void rename(IntercomWorkspace workspace, String table) {
        workspace.update(table, workspace.ids(table).get(1), IntercomChangesContractTest::rename);
    }

    private static void rename(ObjectNode row) {
        row.put("name", "changed").put("title", "changed");
    }

    private static void changeAt(IntercomWorkspace workspace, String table, Instant time) {
        String text = "changed at " + time;
        workspace.update(
                table,
                workspace.ids(table).get(3),
                row -> row.put("updated_at", time.getEpochSecond())
                        .put("name", text)
                        .put("title", text));
    }

    private static void addAttribute(IntercomWorkspace workspace, String table) {
        ObjectNode row = workspace.row(table, workspace.ids(table).get(1));
        String name = "added_" + workspace.ids(table).size();
        workspace.put(table, row.put("name", name).put("full_name", name));
    }

    /** Adding a part updates its conversation. */
    private static void addPartAt(IntercomWorkspace workspace, Instant time) {
        String conversation = workspace.ids("conversations").get(2);
        workspace.addPart(conversation);
        workspace.update("conversations", conversation, row -> row.put("updated_at", time.getEpochSecond()));
    }

    /** The last row, which no other row refers to. */
    private static void delete(IntercomWorkspace workspace, String table) {
        workspace.delete(table, workspace.ids(table).get(workspace.ids(table).size() - 1));
    }
}
