package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The vendor's OpenAPI 3.1 description of responses: fields, types, enumerations. */
final class Description {

    private final JsonNode root;

    Description(Path file) throws IOException {
        this.root = Json.parse(Files.readAllBytes(file));
    }

    /** Deviations of a response, each with its JSON Pointer. */
    List<String> deviations(String method, String path, int status, JsonNode body) {
        JsonNode response = resolved(
                root.path("paths").path(path).path(method).path("responses").path(Integer.toString(status)));
        JsonNode schema = response.path("content").path("application/json").path("schema");
        List<String> found = new ArrayList<>();
        if (schema.isMissingNode()) {
            found.add("no description of " + method + " " + path + " " + status);
        } else {
            check(body, schema, "", found);
        }
        return found;
    }

    private void check(JsonNode value, JsonNode declared, String place, List<String> found) {
        JsonNode schema = resolved(declared);
        if (schema.has("oneOf")) {
            boolean one = false;
            for (JsonNode choice : schema.path("oneOf")) {
                List<String> inside = new ArrayList<>();
                check(value, choice, place, inside);
                one |= inside.isEmpty();
            }
            if (!one) {
                found.add(place + " is none of its forms");
            }
        } else if (!isOfType(value, schema.path("type"))) {
            found.add(place + " is " + value.getNodeType() + ", not " + schema.path("type"));
        } else {
            checkInside(value, schema, place, found);
        }
    }

    private void checkInside(JsonNode value, JsonNode schema, String place, List<String> found) {
        if (value.isArray()) {
            value.forEach(element -> check(element, schema.path("items"), place + "/*", found));
        } else if (value.isObject()) {
            value.properties().forEach(field -> checkField(field.getKey(), field.getValue(), schema, place, found));
            schema.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    found.add(place + '/' + name.asText() + " is missing");
                }
            });
        }
        if (schema.has("enum") && !isAmong(value, schema.path("enum"))) {
            found.add(place + " is " + value + ", which is not listed");
        }
    }

    private void checkField(String name, JsonNode value, JsonNode schema, String place, List<String> found) {
        JsonNode property = schema.path("properties").path(name);
        if (!property.isMissingNode()) {
            check(value, property, place + '/' + name, found);
        } else if (schema.path("additionalProperties").isObject()) {
            check(value, schema.path("additionalProperties"), place + "/+", found);
        } else if (schema.has("properties")) {
            found.add(place + '/' + name + " is not described");
        }
    }

    private static boolean isAmong(JsonNode value, JsonNode values) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(value, one)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText("any")) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
    }
}
