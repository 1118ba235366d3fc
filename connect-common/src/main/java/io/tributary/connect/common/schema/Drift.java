package io.tributary.connect.common.schema;

import java.util.Set;

/** Observes what a schema does not know about the rows that it maps. Called from several threads at once. */
@FunctionalInterface
public interface Drift {
    /** Ignores everything. */
    Drift NONE = (unknown, misfits, values) -> {};

    /**
     * A row had something that is kept in {@code _extra}. Paths may be logged ({@link WirePath}) and contain no values.
     *
     * @param unknown paths of fields that the schema does not name
     * @param misfits paths of declared fields whose values did not fit
     * @param values how many values did not fit
     */
    void row(Set<String> unknown, Set<String> misfits, int values);
}
