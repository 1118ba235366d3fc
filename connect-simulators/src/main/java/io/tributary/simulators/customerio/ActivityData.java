package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import java.util.List;

/**
 * Generates activities of people. Each kind has its own data.
 *
 * @param seed of the workspace
 */
record ActivityData(long seed) {
    private static final String ULID_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final List<String> KINDS = List.of(
            "event", "page", "screen", "attribute_change", "sent_email", "profile_create", "_o:1:attribute_change");

    ObjectNode activity(long number, long created, long updated) {
        Draw draw = new Draw(seed, "activities", number);
        ObjectNode identifiers = new PeopleData(seed).identifiers(draw.below(200), draw, People.name(draw));
        String kind = draw.of(KINDS);
        ObjectNode row = Json.object().put("id", ulid(updated, number));
        row.put(
                "customer_id",
                identifiers.path("id").isNull() ? null : identifiers.path("id").asText());
        row.set("customer_identifiers", identifiers);
        row.put("type", kind).put("timestamp", updated);
        addData(row, kind, draw, updated);
        return row;
    }

    private static void addData(ObjectNode row, String kind, Draw draw, long at) {
        ObjectNode data = row.putObject("data");
        switch (kind) {
            case "event" -> {
                row.put("name", "purchase");
                addPrice(data, draw);
                data.put("my-field", "ü").putArray("items").addObject().put("sku", draw.hex(6));
            }
            case "page", "screen" -> {
                row.put("name", "Pricing").put("url", "https://example.com/pricing?a=1&b=%C3%BC");
                data.put("width", 1280);
            }
            case "sent_email" -> {
                row.put("delivery_id", draw.hex(20) + "==").put("delivery_type", "email");
                data.put("delivered", at)
                        .put("delivery_id", row.path("delivery_id").asText())
                        .putNull("opened");
            }
            case "profile_create" -> row.putNull("data");
            default -> data.putObject("plan").put("from", "free").put("to", "team");
        }
    }

    /** Adds a price, which is an integer, a decimal or text. */
    private static void addPrice(ObjectNode data, Draw draw) {
        switch (draw.below(3)) {
            case 0 -> data.put("price", 12);
            case 1 -> data.put("price", 12.5);
            default -> data.put("price", "12,50 €");
        }
    }

    /** Ten characters of time, then the number. */
    private static String ulid(long seconds, long number) {
        return digits(seconds * 1000, 10) + digits(number, 16);
    }

    private static String digits(long value, int length) {
        char[] digits = new char[length];
        long rest = value;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = ULID_DIGITS.charAt((int) (rest % ULID_DIGITS.length()));
            rest /= ULID_DIGITS.length();
        }
        return new String(digits);
    }
}
