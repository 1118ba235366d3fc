package io.tributary.systemtests.fuzz;

import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils good answers, each time in another way that its random numbers choose. */
@FunctionalInterface
interface Spoiler {

    /** What goes out instead of {@code real}. */
    Spoilt spoil(Response real, SplittableRandom random);

    /**
     * A spoilt answer.
     *
     * @param what was done, for a reader
     * @param answer what goes out
     * @param marks texts that were put into fields of rows: where the answer is taken, each has to show up in a record
     */
    record Spoilt(String what, Response answer, List<String> marks) {

        Spoilt(String what, Response answer) {
            this(what, answer, List.of());
        }
    }
}
