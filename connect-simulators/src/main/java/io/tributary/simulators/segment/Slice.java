package io.tributary.simulators.segment;

import java.util.List;

/**
 * Some rows of a list.
 *
 * @param rows JSON of each row
 * @param total number of rows in the list
 */
record Slice(List<byte[]> rows, int total) {

    /** A list that can be read from any index. */
    @FunctionalInterface
    interface Source {
        /** At most {@code count} rows from index {@code offset} on. */
        Slice slice(int offset, int count);
    }
}
