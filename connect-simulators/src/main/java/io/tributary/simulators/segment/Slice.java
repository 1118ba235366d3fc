package io.tributary.simulators.segment;

import java.util.List;

/**
 * Some rows of a list.
 *
 * @param rows JSON of each
 * @param total rows of the whole list
 */
record Slice(List<byte[]> rows, int total) {

    /** A list of rows that can be read from any place on. */
    @FunctionalInterface
    interface Source {
        /** At most {@code count} rows from place {@code offset} on. */
        Slice slice(int offset, int count);
    }
}
