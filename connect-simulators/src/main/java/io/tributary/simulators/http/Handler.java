package io.tributary.simulators.http;

import java.io.IOException;

/** Handles the requests of one route. */
@FunctionalInterface
public interface Handler {

    /**
     * The response to {@code request}.
     *
     * @throws Refusal if the vendor would respond with an error
     * @throws IOException if a stored row cannot be read: a defect of the simulation
     */
    Response handle(Request request) throws IOException;
}
