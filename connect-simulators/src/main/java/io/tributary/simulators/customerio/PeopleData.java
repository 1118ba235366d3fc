package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import java.util.List;

/**
 * Generates people.
 *
 * @param seed of the workspace
 */
record PeopleData(long seed) {
    private static final List<String> PLANS = List.of("free", "team", "größer", "企業");
    private static final int NUMERIC_ID_EVERY = 40;
    private static final int ODD_VALUES_EVERY = 30;

    /** A person as in the response to a request for attributes. */
    ObjectNode person(long number, long created, long updated) {
        Draw draw = new Draw(seed, "customers", number);
        String name = People.name(draw);
        ObjectNode row = Json.object();
        ObjectNode person = row.putObject("customer");
        ObjectNode identifiers = identifiers(number, draw, name);
        person.put("id", identifiers.path("id").asText(""));
        person.set("identifiers", identifiers);
        person.set("attributes", attributes(number, draw, name, identifiers, created));
        ObjectNode times = person.putObject("timestamps");
        times.put("email", created).put("cio_id", created).put("score", updated);
        person.put("unsubscribed", draw.chance(8));
        addDevices(person.putArray("devices"), draw, updated);
        return row;
    }

    /** The identifiers. All people have a cio_id, some as a number. Some have no id, some no email. */
    ObjectNode identifiers(long number, Draw draw, String name) {
        ObjectNode identifiers = Json.object();
        if (number % NUMERIC_ID_EVERY == NUMERIC_ID_EVERY - 1) {
            identifiers.put("cio_id", cioNumber(number));
        } else {
            identifiers.put("cio_id", cioId(number));
        }
        boolean emailOnly = draw.chance(15);
        identifiers.put("email", emailOnly || draw.chance(90) ? People.email(name, number) : null);
        if (emailOnly) {
            identifiers.putNull("id");
        } else if (draw.chance(10)) {
            identifiers.put("id", number + 1);
        } else {
            identifiers.put("id", Long.toString(number + 1));
        }
        return identifiers;
    }

    private String cioId(long number) {
        return "d9c1" + new Draw(seed, "cio_id", number).hex(4) + String.format("%08x", number);
    }

    private static long cioNumber(long number) {
        return 4_000_000_000L + number;
    }

    /** The cio_id of a person as text. */
    String cioText(long number) {
        return number % NUMERIC_ID_EVERY == NUMERIC_ID_EVERY - 1 ? Long.toString(cioNumber(number)) : cioId(number);
    }

    private ObjectNode attributes(long number, Draw draw, String name, ObjectNode identifiers, long created) {
        ObjectNode attributes = Json.object();
        attributes.setAll(identifiers);
        attributes.put("created_at", Long.toString(created)).put("name", name).put("plan", draw.of(PLANS));
        attributes.put("score", draw.below(100) + ".5").put("my-field", "x~/y").put("Größe", "");
        attributes.put("_last_emailed", Long.toString(created + 3600));
        if (number % ODD_VALUES_EVERY == 1) {
            attributes.put("visits", 9_007_199_254_740_993L).put("vip", true);
            attributes.putObject("address").put("city", "Łódź").putNull("zip");
        }
        return attributes;
    }

    private static void addDevices(ArrayNode devices, Draw draw, long updated) {
        for (int i = draw.below(6) - 3; i > 0; i--) {
            ObjectNode device = devices.addObject().put("id", draw.hex(32));
            device.put("last_used", draw.chance(20) ? 0 : updated).put("platform", draw.chance(50) ? "ios" : "android");
            ObjectNode attributes = device.putObject("attributes");
            attributes.put("device_os", "17.4").put("push_enabled", "true").put("_last_status", "sent");
        }
    }
}
