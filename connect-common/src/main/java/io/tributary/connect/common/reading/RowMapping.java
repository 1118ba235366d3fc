package io.tributary.connect.common.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.table.ListRead;
import java.io.IOException;

/** Makes a {@code T} of each row of a list. Runs on request threads. */
public interface RowMapping<T> {

    /**
     * Maps a row as the vendor sent it.
     *
     * @param list that the row is in; null if an expansion read it
     */
    T map(ObjectNode row, ListRead list);

    /**
     * Maps the row that {@code row} is before, token by token.
     *
     * @return null if the row has to be mapped from its tree
     * @throws IOException if the row is not JSON
     */
    T read(JsonParser row, ListRead list) throws IOException;
}
