package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.util.List;

/**
 * A row with bytes that are invalid in the response's encoding, each replaced by U+FFFD. It is sent like any other row, unless the
 * damage is in its key: then it is unknown which row it is.
 */
@SuppressWarnings("unchecked") // Jackson declares deepCopy() so that no subclass compiles without.
public final class Damaged extends ObjectNode {
    private static final long serialVersionUID = 1L;
    private static final char REPLACEMENT = '\uFFFD';
    private static final String REASON = "its key contains bytes that are invalid in the response's encoding";

    /** Marks {@code row}, whose texts already contain U+FFFD, as damaged. */
    public Damaged(ObjectNode row) {
        super(JsonNodeFactory.instance);
        setAll(row);
    }

    /** Whether {@code key} contains U+FFFD. */
    public boolean isIn(Object key) {
        return String.valueOf(key).indexOf(REPLACEMENT) >= 0;
    }

    /** The row as a dead letter without a key. */
    public Row row() {
        return new Unreadable(new Row.Reject(REASON, Json.text(this), List.of()), this).row(null);
    }

    @Override
    public ObjectNode deepCopy() {
        return new Damaged(super.deepCopy());
    }
}
