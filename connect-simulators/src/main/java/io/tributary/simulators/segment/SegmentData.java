package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates rows by number. Rows that embed a catalog entry end with its id. */
final class SegmentData {

    static final String WORKSPACE = "9aQ1Lj62S4bomZKLF4DPqW";
    private static final List<String> ENVIRONMENTS = List.of("prod", "dev", "größe");
    private static final List<String> ROLES = List.of("Workspace Owner", "Source Admin", "Workspace Member");
    private static final List<String> RESOURCES = List.of("WORKSPACE", "SOURCE", "WAREHOUSE", "FUNCTION", "SPACE");

    private final Ids ids;

    SegmentData(Ids ids) {
        this.ids = ids;
    }

    ObjectNode source(long number, String metadata) {
        Draw draw = new Draw(ids.seed(), "source", number);
        ObjectNode row = Json.object().put("id", ids.row("source", number)).put("slug", "source_" + number);
        name(row, number, draw);
        row.put("workspaceId", WORKSPACE).put("enabled", draw.chance(90));
        ArrayNode keys = row.putArray("writeKeys");
        if (number % 2 == 0) {
            keys.add(ids.row("write key", number));
        }
        if (number % 5 != 4) {
            settings(row.putObject("settings"), number, draw);
        }
        labels(row.putArray("labels"), draw);
        return row.put(Catalog.METADATA, metadata);
    }

    ObjectNode destination(long number, String source, String metadata) {
        Draw draw = new Draw(ids.seed(), "destination", number);
        ObjectNode row = Json.object().put("id", ids.row("destination", number)).put("enabled", draw.chance(80));
        name(row, number, draw);
        row.put("sourceId", source);
        settings(row.putObject("settings"), number, draw);
        if (number % 7 == 0) {
            row.put("createdAt", "2026-01-01T00:00:00Z");
        }
        return row.put(Catalog.METADATA, metadata);
    }

    ObjectNode warehouse(long number, String metadata) {
        Draw draw = new Draw(ids.seed(), "warehouse", number);
        ObjectNode row = Json.object()
                .put("id", ids.row("warehouse", number))
                .put("workspaceId", WORKSPACE)
                .put("enabled", draw.chance(90));
        ObjectNode settings = row.putObject("settings");
        settings.put("name", Texts.company(draw)).put("port", number % 2 == 0 ? "5432" : "");
        settings.putObject("password").put("ciphertext", draw.hex(32)).put("encrypted", true);
        return row.put(Catalog.METADATA, metadata);
    }

    ObjectNode user(long number) {
        Draw draw = new Draw(ids.seed(), "user", number);
        String name = People.name(draw);
        ObjectNode row = Json.object()
                .put("id", ids.row("user", number))
                .put("name", number % 9 == 3 ? "" : name)
                .put("email", People.email(name, number));
        if (number % 3 != 0) {
            permissions(row.putArray("permissions"), draw);
        }
        return row;
    }

    ObjectNode group(long number) {
        Draw draw = new Draw(ids.seed(), "group", number);
        ObjectNode row = Json.object()
                .put("id", ids.row("group", number))
                .put("name", Texts.company(draw))
                .put("memberCount", draw.below(50));
        if (number % 4 != 0) {
            permissions(row.putArray("permissions"), draw);
        }
        return row;
    }

    /** A transformation. Their kinds alternate. */
    ObjectNode transformation(long number, String source, String destinationMetadata) {
        ObjectNode row = Json.object()
                .put("id", ids.row("transformation", number))
                .put("name", "Regel №" + number)
                .put("sourceId", source)
                .put("enabled", number % 3 != 0)
                .put("if", "event = 'Order Cancelled " + number + "'");
        switch ((int) (number % 6)) {
            case 0 -> row.put("drop", true).put("workspaceId", WORKSPACE);
            case 1 -> row.put("newEventName", "order_cancelled").put("destinationMetadataId", destinationMetadata);
            case 2 ->
                row.putArray("propertyRenames")
                        .addObject()
                        .put("oldName", "old-name")
                        .put("newName", "neu");
            case 3 -> {
                ObjectNode values = row.putArray("propertyValueTransformations").addObject();
                values.putArray("propertyPaths").add("properties.some-property").add("context.größe");
                values.put("propertyValue", "on");
            }
            case 4 -> {
                row.putArray("fqlDefinedProperties")
                        .addObject()
                        .put("fql", "event")
                        .put("propertyName", "name");
                row.putArray("allowProperties").add("a").add("b c");
            }
            default ->
                row.putObject("hashPropertiesConfiguration")
                        .put("algorithm", "HMAC-SHA-256")
                        .put("key", "k")
                        .put("encoding", "HEX")
                        .putArray("paths")
                        .add("traits.email");
        }
        return row;
    }

    ObjectNode subscription(String destination, long number) {
        ObjectNode row = Json.object()
                .put("id", ids.row("subscription " + destination, number))
                .put("name", "Track " + number)
                .put("actionId", ids.row("action", number))
                .put("actionSlug", "trackEvent")
                .put("destinationId", destination)
                .put("trigger", "type = \"track\" and event = \"Größe\"")
                .put("enabled", number % 2 == 0);
        ObjectNode settings = row.putObject("settings").put("batch_size", 100);
        settings.putObject("userId").put("@path", "$.userId");
        if (number % 2 == 1) {
            row.put("modelId", ids.row("model", number));
            schedule(row.putObject("reverseETLSchedule"), number);
        }
        return row;
    }

    private static void schedule(ObjectNode schedule, long number) {
        switch ((int) (number / 2 % 4)) {
            case 0 -> schedule.put("strategy", "PERIODIC").putObject("config").put("interval", "1h");
            case 1 -> schedule.put("strategy", "MANUAL");
            case 2 ->
                schedule.put("strategy", "CRON")
                        .putObject("config")
                        .put("spec", "0 * * * *")
                        .put("timezone", "UTC");
            default -> {
                ObjectNode config = schedule.put("strategy", "SPECIFIC_DAYS").putObject("config");
                config.putArray("days").add(0).add(3);
                config.putArray("hours").add(7);
                config.put("timezone", "Europe/Berlin");
            }
        }
    }

    /** Sets a name, an empty name or none. */
    private static void name(ObjectNode row, long number, Draw draw) {
        if (number % 3 != 0) {
            row.put("name", number % 3 == 1 ? "" : Texts.company(draw));
        }
    }

    /** Sets values whose type differs from row to row, unusual keys and settings of functions. */
    private static void settings(ObjectNode settings, long number, Draw draw) {
        switch ((int) (number % 4)) {
            case 0 -> settings.put("my-field", 1).put("Größe", 10);
            case 1 -> {
                settings.put("my-field", 1.50).put("@path", "$.a");
                settings.putArray("function")
                        .addObject()
                        .put("name", "apiKey")
                        .put("type", "STRING")
                        .put("required", true)
                        .put("sensitive", true);
            }
            case 2 ->
                settings.put("my-field", "1").putArray("Order Completed").add(1).add("b");
            default ->
                settings.putObject("my-field").put("apiKey", draw.hex(16)).putNull("nothing");
        }
    }

    private static void labels(ArrayNode labels, Draw draw) {
        if (draw.chance(60)) {
            labels.addObject().put("key", "environment").put("value", draw.of(ENVIRONMENTS));
        }
        if (draw.chance(20)) {
            labels.addObject().put("key", "team").put("value", "growth").put("description", "who owns it");
        }
    }

    private void permissions(ArrayNode permissions, Draw draw) {
        ObjectNode permission = permissions
                .addObject()
                .put("roleId", ids.row("role", draw.below(3)))
                .put("roleName", draw.of(ROLES));
        ObjectNode resource = permission.putArray("resources").addObject().put("id", WORKSPACE);
        resource.put("type", draw.of(RESOURCES));
        if (draw.chance(40)) {
            labels(resource.putArray("labels"), draw);
            labels(permission.putArray("labels"), draw);
        }
    }
}
