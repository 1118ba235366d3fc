package io.tributary.systemtests.fuzz;

import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.SplittableRandom;

/** Mutates valid responses, each time in a random way. */
@FunctionalInterface
interface Mutator {

    /** What is sent instead of {@code real}. */
    Mutation mutate(Response real, SplittableRandom random);

    /**
     * A mutated response.
     *
     * @param what was changed, for the report
     * @param response what is sent
     * @param marks texts that were put into fields of rows: if the response is accepted, each has to appear in a record
     */
    record Mutation(String what, Response response, List<String> marks) {

        Mutation(String what, Response response) {
            this(what, response, List.of());
        }
    }
}
