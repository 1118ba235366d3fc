package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Response;
import java.util.List;

/** Generates classes of custom objects and custom attributes ("Klasses" and "Metadata" in the API reference). */
final class MetadataData {

    /** What has custom attributes in every organization. */
    static final List<String> RESOURCES = List.of("company", "conversation", "customer", "message");

    private static final List<String> TYPES = List.of("string", "number", "date", "boolean", "tree");
    private static final String CLASS_PREFIX = "kobject.";

    private MetadataData() {}

    /** A class that custom objects have, or another one. */
    static void fillClass(RowDraft draft) {
        boolean isUsed = draft.number() < WorkspaceGenerator.CLASSES.size();
        String name = isUsed ? WorkspaceGenerator.CLASSES.get((int) draft.number()) : "class-" + draft.number();
        ObjectNode attributes = draft.attributes();
        attributes.remove("modifiedAt");
        attributes.put("name", name).put("displayName", "Class " + draft.number());
        attributes.put("icon", "cart").put("color", "#5B6CF9").put("status", "available");
        attributes.put("appDisabled", false).put("appVersion", draft.number() % 2 == 0 ? "1.4.0" : null);
        attributes.put("klassSchema", draft.number() % 2 == 0 ? "v2" : null);
        attributes.put("s3DataUrl", "https://example.com/klasses/" + name + ".json");
        attributes.putArray("mixins").add("commentable").add("assignable");
        draft.relationships().putObject("kobjects").putObject("links").put("self", "/v1/klasses/" + name + "/kobjects");
    }

    /** The resource of a custom attribute. Only attributes of the first thousand are of classes. */
    static String resource(long number) {
        int fixed = RESOURCES.size();
        int place = (int) (number % (fixed + WorkspaceGenerator.CLASSES.size()));
        return place < fixed || number >= WorkspaceGenerator.THOUSAND
                ? RESOURCES.get(place % fixed)
                : CLASS_PREFIX + WorkspaceGenerator.CLASSES.get(place - fixed);
    }

    /** The resource whose custom attributes are those of a class. */
    static String resource(Row klass) {
        return CLASS_PREFIX
                + KustomerWorkspace.attributes(klass.tree()).path("name").asText();
    }

    /** An attribute, with the names of its resource and of itself, and its type, next to it. */
    static void fillAttribute(RowDraft draft, String resource) {
        ObjectNode attributes = draft.attributes();
        draft.row().removeAll();
        draft.row().put("resource", resource).put("attribute", "orderField" + draft.number() + "Str");
        draft.row().put("type", draft.draw().of(TYPES)).set("attributes", attributes);
        attributes.remove("createdAt");
        attributes.put("displayName", "Order field " + draft.number());
        if (draft.number() % 2 == 0) {
            attributes.put("multi", true).putArray("enumeration").add("gold").add("silver 🥈");
            attributes.put("target", "customer").put("modifiedBy", draft.any("users"));
        } else {
            attributes.remove(List.of("updatedAt", "modifiedAt"));
        }
    }

    /** The metadata of a resource. */
    static Response response(String resource, List<Row> all) {
        ObjectNode data = Wire.row("metadata", Wire.id("metadata", 0), "/v1/metadata/" + resource);
        ObjectNode properties = KustomerWorkspace.attributes(data).putObject("properties");
        all.stream().filter(row -> row.kind().equals(resource)).map(Row::tree).forEach(row -> {
            ObjectNode property = KustomerWorkspace.attributes(row)
                    .put("type", row.path("type").asText());
            properties.set(row.path("attribute").asText(), property);
        });
        return Response.json(200, Json.bytes(Json.object().set("data", data)));
    }
}
