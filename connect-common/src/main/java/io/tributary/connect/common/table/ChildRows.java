package io.tributary.connect.common.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.schema.Row;
import java.io.IOException;

/** Maps the rows that an {@link Expansion} reads. Runs on request threads. */
public interface ChildRows {

    /** Maps a row, which may be modified. */
    Row map(ObjectNode row);

    /**
     * Maps the row that {@code row} is before, token by token.
     *
     * @return null if the row has to be mapped from its tree
     * @throws IOException if the row is not JSON
     */
    Row read(JsonParser row) throws IOException;

    /** The same for rows that {@code fields} are added to, in place of their own of these names. */
    ChildRows with(ObjectNode fields);

    /** Reads an array of rows at the JSON Pointer {@code at}. */
    default RowReader<Row> at(String at) {
        return new RowReader<>(at, this::read, this::map);
    }
}
