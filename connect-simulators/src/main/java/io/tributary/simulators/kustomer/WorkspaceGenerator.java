package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Generates rows. The same seed, day and number give the same row. */
final class WorkspaceGenerator {

    /** The names of the first classes of custom objects. */
    static final List<String> CLASSES = List.of("shopify-order", "stamped-io-review", "delighted-response");

    private static final long MS = 1000;
    static final long THOUSAND = 1000;
    private static final long SCATTER = 613;
    private static final long MIX = 7919;

    private final long seed;
    private final Map<String, Integer> sizes;
    private final int deletedPercent;
    private final Times times;
    private final Consumer<ObjectNode> form;

    /**
     * @param deletedPercent percentage of deleted rows
     * @param history age of the oldest rows at {@code now}
     * @param form changes the format of each row
     */
    WorkspaceGenerator(
            long seed,
            Map<String, Integer> sizes,
            int deletedPercent,
            Duration history,
            Instant now,
            Consumer<ObjectNode> form) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        this.seed = seed;
        this.sizes = Map.copyOf(sizes);
        this.deletedPercent = deletedPercent;
        this.form = form;
        this.times = Times.between(seed, today.minus(history), today.minus(1, ChronoUnit.HOURS));
    }

    /** All initial rows of a table. */
    List<Row> past(String table) {
        return IntStream.range(0, sizes.get(table))
                .mapToObj(number -> past(table, number))
                .toList();
    }

    private Row past(String table, long number) {
        Draw draw = new Draw(seed, table + " life", number);
        long updated = times.updated(table, scattered(number));
        long created = times.created(draw, updated);
        boolean deleted = draw.chance(deletedPercent) && KustomerTables.marksDeleted(table);
        return row(table, number, milliseconds(created), milliseconds(updated), deleted);
    }

    /** Another number in the same thousand, so that rows that share their time are scattered. */
    private static long scattered(long number) {
        return number - number % THOUSAND + number * SCATTER % THOUSAND;
    }

    /** Rows of the same second share the millisecond, as after a bulk import. */
    private static long milliseconds(long second) {
        return second * MS + Math.floorMod(second * MIX, MS);
    }

    /** A row that is not deleted, with times in epoch milliseconds. */
    Row row(String table, long number, long created, long updated) {
        return row(table, number, created, updated, false);
    }

    private Row row(String table, long number, long created, long updated, boolean deleted) {
        Draw draw = new Draw(seed, table, number);
        String kind = kind(table, number, draw);
        String id = Wire.id(table, number);
        String self =
                table.equals("kobjects") ? "/v1/klasses/" + kind + '/' + id : KustomerTables.path(table) + '/' + id;
        ObjectNode row = Wire.row(KustomerTables.type(table), id, self);
        ObjectNode attributes = KustomerWorkspace.attributes(row);
        attributes.put("createdAt", Wire.time(created)).put("updatedAt", Wire.time(updated));
        attributes.put("modifiedAt", draw.chance(5) ? null : Wire.time(updated));
        fill(table, kind, new RowDraft(row, draw, number, created, updated, this));
        if (deleted) {
            delete(table, row, updated);
        }
        form.accept(row);
        return Row.of(kind, row);
    }

    private String kind(String table, long number, Draw draw) {
        return switch (table) {
            case "kobjects" -> draw.of(CLASSES);
            case KustomerTables.CUSTOM_ATTRIBUTES -> MetadataData.resource(number);
            case KustomerTables.SLA_VERSIONS -> Wire.id(KustomerTables.SLAS, number % sizes.get(KustomerTables.SLAS));
            default -> "";
        };
    }

    private static void delete(String table, ObjectNode row, long time) {
        KustomerWorkspace.attributes(row).put("deletedAt", Wire.time(time));
        if (!table.equals("users")) {
            KustomerWorkspace.attributes(row).put("deleted", true);
            Wire.user((ObjectNode) row.get("relationships"), "deletedBy", 0);
        }
    }

    private static void fill(String table, String kind, RowDraft draft) {
        switch (table) {
            case "conversations" -> ConversationData.fill(draft);
            case "customers" -> CustomerData.fill(draft);
            case "kobjects" -> KobjectData.fill(draft, kind);
            case "messages" -> MessageData.fill(draft);
            case "notes" -> MessageData.fillNote(draft);
            case "users" -> StaffData.fillUser(draft);
            case "teams" -> StaffData.fillTeam(draft);
            case "tags" -> StaffData.fillTag(draft);
            case "shortcuts" -> StaffData.fillShortcut(draft);
            case "companies" -> CompanyData.fill(draft);
            case KustomerTables.AUDIT_LOGS -> AuditData.fill(draft);
            case KustomerTables.CUSTOM_ATTRIBUTES -> MetadataData.fillAttribute(draft, kind);
            case KustomerTables.KLASSES -> MetadataData.fillClass(draft);
            case KustomerTables.SLAS -> AgreementData.fill(draft);
            case KustomerTables.SLA_VERSIONS -> AgreementData.fillVersion(draft, kind);
            case "queues" -> RoutingData.fillQueue(draft);
            case "queue_rules" -> RoutingData.fillRule(draft);
            case "work_sessions" -> RoutingData.fillSession(draft);
            case "brands" -> SettingsData.fillBrand(draft);
            case "schedules" -> SettingsData.fillSchedule(draft);
            default -> SettingsData.fillSnooze(draft);
        }
    }

    /** The id of a random row of a table. */
    String anyId(String table, Draw draw) {
        return Wire.id(table, draw.below(Math.max(1, sizes.get(table))));
    }

    /** The default class of a table's rows. */
    String usualClass(String table) {
        return table.equals("kobjects") ? CLASSES.get(0) : "";
    }

    /** The number of a class in the list of classes. */
    static int classNumber(String name) {
        return CLASSES.indexOf(name);
    }
}
