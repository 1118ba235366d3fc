package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.util.HashSet;
import java.util.Set;

/** What of one row does not fit its schema, for {@code _extra}. Used by one thread. */
final class Misfits {
    private ObjectNode extra;
    private Set<String> unknown;
    private Set<String> misfits;
    private int values;

    /** Keeps a value whose field is not declared. */
    void unknown(JsonPointer place, JsonNode value) {
        keep(place, value);
        unknown.add(WirePath.of(place));
    }

    /** Keeps a value that does not fit the type of its field. */
    void misfit(JsonPointer place, JsonNode value) {
        keep(place, value);
        misfits.add(WirePath.of(place));
        values++;
    }

    private void keep(JsonPointer place, JsonNode value) {
        if (extra == null) {
            extra = JsonNodeFactory.instance.objectNode();
            unknown = new HashSet<>();
            misfits = new HashSet<>();
        }
        extra.set(place.toString(), value);
    }

    /** Everything that was kept, as JSON text. Null if everything fitted. */
    String json() {
        return extra == null ? null : Json.text(extra);
    }

    /** Notifies {@code drift}, unless everything fitted. */
    void report(Drift drift) {
        if (extra != null) {
            drift.row(unknown, misfits, values);
        }
    }
}
