package io.tributary.connect.common.schema;

import java.util.Set;

/** Is told what a schema does not know of the rows that it maps: on any thread that maps rows, several at once. */
@FunctionalInterface
public interface Drift {
    /** For rows that nobody asks about. */
    Drift NONE = (unknown, misfits, values) -> {};

    /**
     * A row held what is kept in {@code _extra}. Paths are fit for the log ({@link WirePath}) and hold no values.
     *
     * @param unknown paths of fields that the schema does not name
     * @param misfits paths of declared fields whose values did not fit
     * @param values how many values did not fit
     */
    void row(Set<String> unknown, Set<String> misfits, int values);
}
