package io.tributary.systemtests.fuzz;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Mutates one value, one member or one element of a JSON response. */
final class JsonMutator implements Mutator {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final String HOLE = "@hole@";
    private static final String LONG_NAME = "n".repeat(60_000);
    private static final List<String> CURSORS = List.of("/next");

    /** One place in a response: a member of an object, or an element of an array. */
    private record Place(JsonNode parent, String name, int index, String pointer, int depth) {

        JsonNode node() {
            return parent.isObject() ? parent.get(name) : parent.get(index);
        }

        /** Whether it is a field of a row, or within one. */
        boolean isInRow() {
            return pointer.matches("[^0-9]*/\\d+/.+");
        }

        void put(String text) {
            if (parent instanceof ObjectNode object) {
                object.put(name, text);
            } else {
                ((ArrayNode) parent).set(index, text);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).setNull(index);
            }
        }
    }

    @Override
    public Mutation mutate(Response real, SplittableRandom random) {
        JsonNode tree = tree(real.body());
        List<Place> places = places(tree);
        if (places.isEmpty()) {
            return new ResponseMutator().mutate(real, random);
        }
        Place place = choose(places, random);
        String mark = "fuzz~" + random.nextLong(5_000_000_000L, 9_999_999_999L) + '~';
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> replaced(real, tree, place, OddJson.otherType(place.node(), mark, random), mark);
            case 3, 4, 5 -> replaced(real, tree, place, OddJson.odd(random), mark);
            case 6 -> replaced(real, tree, place, OddJson.broken(random), mark);
            case 7 -> removed(real, tree, place);
            case 8 -> twice(real, tree, place, mark, random);
            default -> added(real, tree, place, mark, random);
        };
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree == null ? MAPPER.missingNode() : tree;
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    /** Any place in half of the cases, otherwise one outside the rows or a field of a row. */
    private static Place choose(List<Place> places, SplittableRandom random) {
        int kind = random.nextInt(4);
        List<Place> some = places.stream()
                .filter(place -> kind == 0 ? !place.isInRow() : kind == 1 && place.isInRow() && place.depth() <= 4)
                .toList();
        return OddJson.any(some.isEmpty() ? places : some, random);
    }

    /** All places but cursors: the vendors define a missing cursor as the end, so nobody could detect its loss. */
    private static List<Place> places(JsonNode tree) {
        List<Place> places = new ArrayList<>();
        collect(tree, "", 0, places);
        places.removeIf(place -> CURSORS.contains(place.pointer()));
        return places;
    }

    private static void collect(JsonNode node, String pointer, int depth, List<Place> places) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                String inside = pointer + '/' + member.getKey();
                places.add(new Place(node, member.getKey(), -1, inside, depth));
                collect(member.getValue(), inside, depth + 1, places);
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                places.add(new Place(node, null, i, pointer + '/' + i, depth));
                collect(node.get(i), pointer + '/' + i, depth + 1, places);
            }
        }
    }

    private static Mutation replaced(Response real, JsonNode tree, Place place, String text, String mark) {
        boolean rows = place.node().isArray() && !place.isInRow();
        if (rows && text.startsWith("[") && !text.startsWith("[[{")) {
            return removed(real, tree, place);
        }
        String digits = mark.replaceAll("\\D", "");
        boolean marked = place.isInRow() && text.contains(digits);
        place.put(HOLE);
        return response(real, tree, place.pointer() + " = " + text, text, marked ? List.of(digits) : List.of());
    }

    private static Mutation removed(Response real, JsonNode tree, Place place) {
        place.remove();
        return response(real, tree, place.pointer() + " missing", "", List.of());
    }

    private static Mutation twice(Response real, JsonNode tree, Place place, String mark, SplittableRandom random) {
        if (!place.parent().isObject()) {
            return removed(real, tree, place);
        }
        String own = OddJson.text(place.node());
        String other = OddJson.otherType(place.node(), mark, random);
        boolean ownFirst = random.nextBoolean();
        String text = (ownFirst ? own : other) + ",\"" + place.name() + "\":" + (ownFirst ? other : own);
        place.put(HOLE);
        return response(real, tree, place.pointer() + " twice: " + text, text, List.of());
    }

    private static Mutation added(Response real, JsonNode tree, Place place, String mark, SplittableRandom random) {
        JsonNode node = place.node();
        if (!(node instanceof ObjectNode object)) {
            return removed(real, tree, place);
        }
        boolean longName = random.nextInt(8) == 0;
        String text = random.nextBoolean() || longName ? OddJson.odd(random) : "\"" + mark + "\"";
        object.put(longName ? LONG_NAME : "zz~/ fuzz", HOLE);
        boolean marked =
                text.contains(mark) && (place.isInRow() || place.pointer().matches("[^0-9]*/\\d+"));
        return response(real, tree, place.pointer() + " has more: " + text, text, marked ? List.of(mark) : List.of());
    }

    private static Mutation response(Response real, JsonNode tree, String what, String inHole, List<String> marks) {
        String text = OddJson.text(tree).replace('"' + HOLE + '"', inHole);
        byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
        Response response = new Response(real.status(), real.headers(), body, real.delivery());
        return new Mutation(what.length() > 300 ? what.substring(0, 300) + "…" : what, response, marks);
    }
}
