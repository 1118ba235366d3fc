package io.tributary.testkit;

import io.tributary.simulators.http.Rewrite;
import java.util.function.UnaryOperator;

/**
 * The response format of one request, which returns 20 or more rows of a table at the first sync.
 *
 * @param path the request's path on the simulated API, as in faults
 * @param request method and path, as in messages
 * @param key a field on the wire that is part of the key
 * @param field a field on the wire that every row has, neither part of the key nor free-form
 * @param wrapped changes a response so that each row is wrapped in an object {@code wrapped}
 */
public record ResponseForm(
        String table, String path, String request, String key, String field, UnaryOperator<String> wrapped) {

    /** Changes a response so that the key field of its rows is named {@code renamed}. */
    public UnaryOperator<String> renamed() {
        return Rewrite.renamed(key, "renamed");
    }
}
