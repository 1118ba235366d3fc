package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.util.List;

/**
 * A row some bytes of which are no text in the answer's encoding, at every try: U+FFFD stands in their place. It is a row like
 * others unless its key is among them: then nobody knows which row it is.
 */
@SuppressWarnings("unchecked") // Jackson declares deepCopy() so that no subclass compiles without.
public final class Damaged extends ObjectNode {
    private static final long serialVersionUID = 1L;
    private static final char REPLACEMENT = '\uFFFD';
    private static final String REASON = "its key holds bytes that are no text in the answer's encoding";

    /** {@code row}, in whose texts U+FFFD stands already. */
    public Damaged(ObjectNode row) {
        super(JsonNodeFactory.instance);
        setAll(row);
    }

    /** Whether the damage is in {@code key}, as far as one can see. */
    public boolean isIn(Object key) {
        return String.valueOf(key).indexOf(REPLACEMENT) >= 0;
    }

    /** The dead letter, without a key, that a row becomes whose key is damaged. */
    public Row row() {
        return new Unreadable(new Row.Reject(REASON, Json.text(this), List.of()), this).row(null);
    }

    @Override
    public ObjectNode deepCopy() {
        return new Damaged(super.deepCopy());
    }
}
