package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.connect.data.Struct;

/**
 * A row that cannot be read, for example because it is too large or nested too deeply. It has the fields that could be read, and
 * becomes a dead letter.
 */
@SuppressWarnings("unchecked") // Jackson declares deepCopy() so that no subclass compiles without.
public final class Unreadable extends ObjectNode {
    private static final long serialVersionUID = 1L;

    private final transient Row.Reject reject;

    /**
     * @param fields the fields that could be read
     */
    public Unreadable(Row.Reject reject, ObjectNode fields) {
        super(JsonNodeFactory.instance);
        this.reject = reject;
        setAll(fields);
    }

    /**
     * The row to send. Two rows with the same text are one version.
     *
     * @param key the row's key; null if it cannot be read
     */
    public Row row(Struct key) {
        return Row.rejected(reject.version(), Row.NO_TIME, reject.of(key));
    }

    /** Why it cannot be read. */
    public String reason() {
        return reject.reason();
    }

    /** A copy would lose the reason. */
    @Override
    public ObjectNode deepCopy() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unreadable unreadable && unreadable.reject.equals(reject);
    }

    @Override
    public int hashCode() {
        return reject.hashCode();
    }
}
