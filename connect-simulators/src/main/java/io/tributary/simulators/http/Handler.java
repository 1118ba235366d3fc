package io.tributary.simulators.http;

import java.io.IOException;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Handler {

    /**
     * The answer.
     *
     * @throws Refusal when the vendor would answer with an error
     * @throws IOException when a stored row cannot be read: a defect of the simulation
     */
    Response answer(Request request) throws IOException;
}
