package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates rows of further tables by number. Fields that the API may omit are missing in some rows. */
final class FurtherData {

    /** The types of functions, each of which has a list of its own. */
    static final List<String> FUNCTION_TYPES =
            List.of("SOURCE", "DESTINATION", "INSERT_DESTINATION", "INSERT_SOURCE", "INSERT_TRANSFORMATION");

    private static final List<String> PLAN_TYPES =
            List.of("LIVE", "PROPERTY_LIBRARY", "RULE_LIBRARY", "TEMPLATE", "ENGAGE");
    private static final List<String> RULE_TYPES = List.of("TRACK", "COMMON", "IDENTIFY", "GROUP", "PAGE", "SCREEN");
    private static final List<String> LABEL_KEYS = List.of("environment", "team", "größe / region");

    private final Ids ids;

    FurtherData(Ids ids) {
        this.ids = ids;
    }

    /** Labels share their key with others, and rarely their value. */
    ObjectNode label(long number) {
        ObjectNode row = Json.object()
                .put("key", LABEL_KEYS.get((int) (number % LABEL_KEYS.size())))
                .put("value", "value " + number / 2);
        return number % 4 < 2 ? row.put("description", number % 4 == 0 ? "" : "wer?") : row;
    }

    ObjectNode role(long number) {
        return Json.object()
                .put("id", ids.row("role", number))
                .put("name", "Rolle №" + number)
                .put("description", number % 2 == 0 ? "" : Texts.sentences(draw("role", number), 2));
    }

    ObjectNode workspace() {
        return Json.object()
                .put("id", SegmentData.WORKSPACE)
                .put("name", "Acme")
                .put("slug", "acme");
    }

    ObjectNode function(long number) {
        Draw draw = draw("function", number);
        ObjectNode row = Json.object()
                .put("id", ids.row("function", number))
                .put("resourceType", FUNCTION_TYPES.get((int) (number % FUNCTION_TYPES.size())))
                .put("createdAt", time(number, 1))
                .put("createdBy", ids.row("user", draw.below(5)))
                .put("displayName", Texts.company(draw));
        if (number % 3 != 2) {
            row.put("description", number % 3 == 0 ? "" : Texts.sentences(draw, 1))
                    .put("logoUrl", "https://example.com/logos/" + number + ".png")
                    .put("catalogId", ids.catalog("function", number));
        }
        return row;
    }

    ObjectNode plan(long number) {
        Draw draw = draw("tracking plan", number);
        ObjectNode row = Json.object().put("id", "tp_" + ids.row("tracking plan", number));
        if (number % 4 != 3) {
            row.put("name", Texts.company(draw)).put("slug", "plan-" + number).put("description", "Größe №" + number);
        }
        row.put("type", PLAN_TYPES.get((int) (number % PLAN_TYPES.size())));
        return number % 4 != 2 ? row.put("updatedAt", time(number, 2)).put("createdAt", time(number, 1)) : row;
    }

    /** A rule. Those for common fields have no key, those of identify calls null, and those of group calls an empty one. */
    ObjectNode rule(long number, int version) {
        String type = RULE_TYPES.get((int) (number % RULE_TYPES.size()));
        ObjectNode row = Json.object().put("type", type);
        switch (type) {
            case "COMMON" -> row.remove("key");
            case "IDENTIFY" -> row.putNull("key");
            case "GROUP" -> row.put("key", "");
            default -> row.put("key", "Größe \"" + number + "\" gewählt");
        }
        schema(row, number);
        row.put("version", version);
        if (number % 4 != 3) {
            row.put("createdAt", time(number, 1)).put("updatedAt", time(number, 2));
        }
        return number % 5 == 4 ? row.put("deprecatedAt", time(number, 3)) : row;
    }

    private static void schema(ObjectNode row, long number) {
        if (number % 6 == 5) {
            row.putNull("jsonSchema");
            return;
        }
        ObjectNode schema = row.putObject("jsonSchema").put("$schema", "http://json-schema.org/draft-07/schema#");
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        properties
                .putObject("order-id")
                .put("description", "")
                .putArray("type")
                .add("string")
                .add("null");
        properties.putObject("größe").put("minimum", 1.50);
    }

    ObjectNode model(long number, String source) {
        return Json.object()
                .put("id", ids.row("model", number))
                .put("sourceId", source)
                .put("name", "Modell №" + number)
                .put("description", "")
                .put("enabled", number % 3 != 0)
                .put("query", "SELECT \"id\", 'größe'\nFROM users -- №" + number)
                .put("queryIdentifierColumn", "id");
    }

    ObjectNode space(long number) {
        return Json.object()
                .put("id", "spa_" + ids.row("space", number))
                .put("slug", "space-" + number)
                .put("name", Texts.company(draw("space", number)));
    }

    ObjectNode audience(String space, long number) {
        ObjectNode row = Json.object().put("id", "aud_" + ids.row("audience " + space, number));
        row.put("spaceId", space).put("name", "Große Kunden №" + number);
        if (number % 3 != 0) {
            row.put("description", "").put("status", "Live");
        }
        row.put("key", "kunden_" + number).put("enabled", number % 2 == 0);
        definition(row, number);
        row.put("createdBy", ids.row("user", 1)).put("updatedBy", ids.row("user", 2));
        row.put("createdAt", time(number, 1)).put("updatedAt", time(number, 2));
        row.put("audienceType", number % 3 == 0 ? "ACCOUNTS" : number % 3 == 1 ? "USERS" : "LINKED");
        row.putObject("computeCadence").put("type", number % 2 == 0 ? "REALTIME" : "BATCH");
        size(row, number);
        schedules(row, number);
        return row;
    }

    private static void definition(ObjectNode row, long number) {
        if (number % 4 == 2) {
            row.putNull("definition");
            return;
        }
        ObjectNode definition = row.putObject("definition").put("query", "event('Größe').count() >= 1");
        if (number % 4 == 1) {
            definition.put("targetEntity", "konto");
        } else {
            definition.putNull("targetEntity");
        }
    }

    private static void size(ObjectNode row, long number) {
        if (number % 4 != 3) {
            ObjectNode size = row.putObject("size").put("count", 1_000 + number).put("type", "USERS");
            if (number % 2 == 1) {
                size.put("uniqueCount", 900 + number);
            }
            ObjectNode options = row.putObject("options");
            options.putArray("filterByExternalIds").add("user_id").add("email");
            options.put("includeHistoricalData", number % 2 == 0).put("backfillEventDataDays", 30);
        }
    }

    private static void schedules(ObjectNode row, long number) {
        ObjectNode schedule = row.putArray("schedules").addObject().put("id", "sch_" + number);
        if (number % 2 == 0) {
            schedule.put("strategy", "PERIODIC").putNull("config");
            return;
        }
        ObjectNode config = schedule.put("strategy", "SPECIFIC_DAYS").putObject("config");
        config.put("interval", "1d").putArray("days").add(1);
        config.putArray("hours").add(7);
        config.put("timezone", "Europe/Berlin");
        schedule.put("nextExecution", time(number, 4));
    }

    private Draw draw(String kind, long number) {
        return new Draw(ids.seed(), kind, number);
    }

    private static String time(long number, int month) {
        return String.format("2026-%02d-%02dT12:34:56.%03dZ", month, 1 + number % 28, number % 1000);
    }
}
