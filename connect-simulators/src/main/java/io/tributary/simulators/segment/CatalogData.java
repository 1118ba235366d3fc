package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates the entries of the catalogs of sources, destinations and warehouses. */
final class CatalogData {

    /** Number of the destination whose entry is larger than 100 kB. */
    static final int LARGEST = 8;

    private static final List<String> STATUS = List.of("PUBLIC", "PUBLIC", "PUBLIC_BETA", "PRIVATE_BETA", "DEPRECATED");
    private static final List<String> CATEGORIES = List.of("Analytics", "Raw Data", "CRM", "Mobile", "E-Mail & Push");
    private static final List<String> NAMES =
            List.of("Amazon Kinesis", "Café Analytics", "Youbora", "Postgres", "Größe Insights", "ホットリンク");
    private static final List<String> OPTION_TYPES =
            List.of("string", "boolean", "number", "array", "text-map", "mixed");

    private final Ids ids;

    CatalogData(Ids ids) {
        this.ids = ids;
    }

    ObjectNode source(long number) {
        Draw draw = new Draw(ids.seed(), "catalog source", number);
        ObjectNode row = entry("source", number, draw);
        categories(row, draw);
        row.put("isCloudEventSource", draw.chance(30)).put("status", draw.of(STATUS));
        return number % 4 == 0 ? row.put("partnerOwned", true) : row;
    }

    ObjectNode warehouse(long number) {
        return entry("warehouse", number, new Draw(ids.seed(), "catalog warehouse", number));
    }

    /** The entry of a destination. Every third has actions, one has very many. */
    ObjectNode destination(long number) {
        Draw draw = new Draw(ids.seed(), "catalog destination", number);
        ObjectNode row = entry("destination", number, draw);
        row.put("status", draw.of(STATUS)).put("website", "https://example.com/" + number);
        row.putArray("previousNames").add(row.path("name").asText()).add("Old & gone");
        categories(row, draw);
        ObjectNode component = row.putArray("components").addObject();
        component.put("type", "SERVER").put("code", "https://example.com/code/" + number);
        if (draw.chance(50)) {
            component.put("owner", "SEGMENT");
        }
        capabilities(row, draw);
        actions(row, number, draw);
        rarities(row, number, draw);
        return row;
    }

    private ObjectNode entry(String kind, long number, Draw draw) {
        String name = draw.of(NAMES) + " " + number;
        ObjectNode row = Json.object()
                .put("id", ids.catalog(kind, number))
                .put("name", name)
                .put("slug", kind + "-" + number)
                .put("description", number % 5 == 0 ? "" : Texts.sentences(draw, 2));
        ObjectNode logos = row.putObject("logos").put("default", "https://cdn.example.com/" + number + ".svg");
        if (draw.chance(60)) {
            logos.put("mark", draw.chance(50) ? null : "https://cdn.example.com/mark.svg");
        }
        if (draw.chance(30)) {
            logos.put("alt", "");
        }
        ArrayNode options = row.putArray("options");
        for (int i = draw.below(4); i > 0; i--) {
            option(options.addObject(), i, draw);
        }
        return row;
    }

    private static void option(ObjectNode option, int number, Draw draw) {
        String type = draw.of(OPTION_TYPES);
        option.put("name", "option-" + number).put("type", type).put("required", draw.chance(20));
        if (draw.chance(70)) {
            option.put("description", Texts.sentences(draw, 1)).put("label", "Option " + number);
        }
        switch (type) {
            case "boolean" -> option.put("defaultValue", false);
            case "number" -> option.put("defaultValue", 1.50);
            case "array" -> option.putArray("defaultValue").add("a").add(1);
            case "text-map" -> option.putObject("defaultValue").put("Order Completed", "größe");
            case "mixed" -> option.putNull("defaultValue");
            default -> option.put("defaultValue", "");
        }
    }

    private static void categories(ObjectNode row, Draw draw) {
        row.putArray("categories").add(draw.of(CATEGORIES)).add(draw.of(CATEGORIES));
    }

    private static void capabilities(ObjectNode row, Draw draw) {
        row.putObject("supportedFeatures")
                .put("cloudModeInstances", draw.of(List.of("0", "1", "MULTIPLE")))
                .put("deviceModeInstances", "0")
                .put("replay", draw.chance(50))
                .put("browserUnbundling", false)
                .put("browserUnbundlingPublic", true);
        row.putObject("supportedMethods")
                .put("track", true)
                .put("pageview", draw.chance(80))
                .put("identify", true)
                .put("group", draw.chance(50))
                .put("alias", draw.chance(50));
        row.putObject("supportedPlatforms")
                .put("browser", draw.chance(50))
                .put("mobile", draw.chance(50))
                .put("server", true);
    }

    private static void actions(ObjectNode row, long number, Draw draw) {
        ArrayNode actions = row.putArray("actions");
        ArrayNode presets = row.putArray("presets");
        int count = number == LARGEST ? 40 : number % 3 == 0 ? 2 : 0;
        for (int i = 0; i < count; i++) {
            ObjectNode action = actions.addObject()
                    .put("id", "action" + number + "x" + i)
                    .put("slug", "trackEvent")
                    .put("name", "Track " + i)
                    .put("description", Texts.sentences(draw, 1))
                    .put("platform", "CLOUD")
                    .put("hidden", false)
                    .put("defaultTrigger", i == 0 ? null : "type = \"track\"");
            ArrayNode fields = action.putArray("fields");
            for (int field = 0; field < (number == LARGEST ? 10 : 2); field++) {
                field(fields.addObject(), field, draw);
            }
        }
        if (count > 0) {
            ObjectNode preset = presets.addObject()
                    .put("actionId", "action" + number + "x0")
                    .put("name", "Default");
            preset.putObject("fields").putObject("userId").put("@path", "$.userId");
            preset.put("trigger", "type = \"identify\"");
        }
    }

    private static void field(ObjectNode field, int number, Draw draw) {
        field.put("id", "field" + number)
                .put("sortOrder", number)
                .put("fieldKey", "field_" + number)
                .put("label", "Field " + number)
                .put("type", draw.of(List.of("STRING", "OBJECT", "BOOLEAN", "DATETIME")))
                .put("description", Texts.sentences(draw, 2))
                .put("required", draw.chance(30))
                .put("multiple", false)
                .put("dynamic", false)
                .put("allowNull", true);
        if (number == 0) {
            field.put("placeholder", "…").put("hidden", true);
            field.putObject("defaultValue").put("@path", "$.properties.größe");
            field.putArray("choices").addObject().put("label", "Yes").put("value", 1);
        } else {
            field.put("defaultValue", "text");
        }
    }

    private static void rarities(ObjectNode row, long number, Draw draw) {
        if (number % 4 == 1) {
            row.putArray("contacts")
                    .addObject()
                    .put("name", "Ada")
                    .put("email", "ada@example.com")
                    .put("role", "Owner")
                    .put("isPrimary", true);
            row.put("partnerOwned", draw.chance(50));
            row.withObjectProperty("supportedPlatforms")
                    .put("warehouse", true)
                    .put("cloudAppObject", false)
                    .put("linkedAudiences", true);
            row.putArray("supportedRegions").add("us-west-2").add("eu-west-1");
            row.putArray("regionEndpoints").add("US");
            row.put("multiInstanceSupportedVersion", "2.1.0");
        }
    }
}
