package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The lists in a contact. A search returns their first ten elements. */
final class ContactLists {

    static final List<String> NAMES = List.of("tags", "companies", "notes");

    private static final int SHOWN = 10;
    private static final Map<String, String> PATHS = Map.of("tag", "/tags/", "company", "/companies/");

    private ContactLists() {}

    /** {@code count} different ids out of {@code all}, at most all of them. */
    static List<String> ids(int count, int all, long start, LongFunction<String> id) {
        return LongStream.range(0, Math.min(count, all))
                .mapToObj(i -> id.apply((start + i) % all))
                .toList();
    }

    /** Sets a complete list. */
    static void put(ObjectNode contact, String id, String name, String type, List<String> ids) {
        ObjectNode list = contact.putObject(name).put("type", "list");
        ArrayNode data = list.putArray("data");
        for (String element : ids) {
            data.addObject()
                    .put("id", element)
                    .put("type", type)
                    .put("url", PATHS.getOrDefault(type, "/" + type + "s/") + element);
        }
        list.put("url", "/contacts/" + id + "/" + name);
        list.put("total_count", ids.size()).put("has_more", false);
    }

    /** The ids in a complete list. */
    static List<String> ids(ObjectNode contact, String name) {
        return contact.path(name).path("data").findValuesAsText("id");
    }

    /** The tags in the full list. With {@code fewer}, each fifth tag of more than ten is missing. */
    static List<String> fullTags(List<String> ids, boolean fewer) {
        return IntStream.range(0, ids.size())
                .filter(i -> !fewer || ids.size() <= SHOWN || i % 5 != 4)
                .mapToObj(ids::get)
                .toList();
    }

    /** Removes the tags that are missing in the full list. {@code total_count} includes them. */
    static void removeMissingTags(ObjectNode contact) {
        if (contact.path("tags").path("data") instanceof ArrayNode data) {
            List<String> shown = fullTags(ids(contact, "tags"), true);
            for (int i = data.size() - 1; i >= 0; i--) {
                if (!shown.contains(data.get(i).path("id").asText())) {
                    data.remove(i);
                }
            }
        }
    }

    /** Updates {@code total_count} and shortens each list as a search does. Returns whether any list was longer. */
    static boolean shorten(ObjectNode contact) {
        boolean shortened = false;
        for (String name : NAMES) {
            JsonNode list = contact.path(name);
            if (list.path("data") instanceof ArrayNode data && list instanceof ObjectNode object) {
                boolean longer = data.size() > SHOWN;
                object.put("total_count", data.size()).put("has_more", longer);
                while (data.size() > SHOWN) {
                    data.remove(data.size() - 1);
                }
                shortened |= longer;
            }
        }
        return shortened;
    }
}
