package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates companies; API reference, "Companies", object {@code company}. */
final class CompanyData {

    private static final List<String> INDUSTRIES = List.of("Software", "Handel & Logistik", "Healthcare", "教育");
    private static final long BEFORE_1970 = -1_000_000_000L;
    private static final long BEFORE_2001 = 999_999_999L;

    private final long seed;
    private final Ids ids;
    private final WorkspaceSize size;

    CompanyData(long seed, Ids ids, WorkspaceSize size) {
        this.seed = seed;
        this.ids = ids;
        this.size = size;
    }

    /** Company {@code number}. */
    ObjectNode row(long number, long createdAt, long updatedAt) {
        Draw draw = new Draw(seed, "company", number);
        String id = ids.company(number);
        ObjectNode row = Json.object()
                .put("type", "company")
                .put("company_id", companyId(number))
                .put("id", id);
        row.put("app_id", "s3r1c48t").put("name", Texts.company(draw));
        row.put("remote_created_at", remoteCreatedAt(number, createdAt));
        row.put("created_at", createdAt).put("updated_at", updatedAt);
        if (draw.chance(70)) {
            row.put("last_request_at", draw.between(createdAt, updatedAt + 1));
        }
        if (number % 3 == 0) {
            row.put("monthly_spend", 49.5);
        } else {
            row.put("monthly_spend", draw.below(1000));
        }
        row.put("session_count", draw.below(500)).put("user_count", 1 + draw.below(50));
        if (draw.chance(80)) {
            row.put("size", draw.below(5000)).put("website", "www.example.com");
            row.put("industry", draw.of(INDUSTRIES));
        }
        lists(row, draw, number, id);
        return row;
    }

    private static String companyId(long number) {
        return number % 5 == 0 ? Long.toString(4_662_804_711_282_882_593L + number) : "acme-" + number;
    }

    private static long remoteCreatedAt(long number, long createdAt) {
        return switch ((int) (number % 17)) {
            case 3 -> BEFORE_1970;
            case 5 -> BEFORE_2001;
            default -> createdAt;
        };
    }

    private void lists(ObjectNode row, Draw draw, long number, String id) {
        ArrayNode tags = row.putObject("tags").put("type", "tag.list").putArray("tags");
        if (draw.chance(30) && size.tags() > 0) {
            long tag = number % size.tags();
            tags.addObject().put("type", "tag").put("id", ids.tag(tag)).put("name", SettingsData.tagName(tag));
        }
        ArrayNode segments =
                row.putObject("segments").put("type", "segment.list").putArray("segments");
        if (draw.chance(40) && size.segments() > 0) {
            segments.addObject().put("type", "segment").put("id", ids.segment("company segment", 0));
        }
        ObjectNode plan = row.putObject("plan");
        if (number % 4 == 1) {
            plan.put("type", "plan").put("id", "269315").put("name", "Pro & more");
        }
        ObjectNode custom = row.putObject("custom_attributes").put("creation_source", "api");
        if (number % 6 == 2) {
            custom.put("ARR in €", draw.below(100_000) / 10.0)
                    .put("tier", draw.below(3))
                    .putNull("churned_at");
        }
        notes(row, number, id);
        if (number % 41 == 6) {
            row.putObject("account_owner").put("type", "admin").put("id", Long.toString(ids.admin(1)));
        }
    }

    /** The reference describes {@code notes}, real responses have {@code data}. */
    private static void notes(ObjectNode row, long number, String id) {
        ObjectNode notes = row.putObject("notes").put("type", "note.list");
        ArrayNode list = notes.putArray(number % 10 == 4 ? "notes" : "data");
        if (number % 20 == 4) {
            list.addObject()
                    .put("type", "note")
                    .put("id", Long.toString(number))
                    .put("body", "<p>Größe?</p>");
        }
        notes.put("url", "/companies/" + id + "/notes").put("total_count", list.size());
        notes.put("has_more", false);
    }
}
