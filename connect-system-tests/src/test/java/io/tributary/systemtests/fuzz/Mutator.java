package io.tributary.systemtests.fuzz;

import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.SplittableRandom;

/** Mutates valid responses, each time in a random way. */
@FunctionalInterface
interface Mutator {

    /** The response to send instead of {@code real}. */
    Mutation mutate(Response real, SplittableRandom random);

    /**
     * A mutated response.
     *
     * @param what the change, for the report
     * @param response the response to send
     * @param marks texts that were put into fields of rows: if the response is accepted, each must appear in a record
     */
    record Mutation(String what, Response response, List<String> marks) {

        Mutation(String what, Response response) {
            this(what, response, List.of());
        }
    }
}
