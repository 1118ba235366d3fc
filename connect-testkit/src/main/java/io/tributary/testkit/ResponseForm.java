package io.tributary.testkit;

import io.tributary.simulators.http.Rewrite;
import java.util.function.UnaryOperator;

/**
 * The form of the answers to one request, which gives 20 or more rows of a table at the first sync.
 *
 * @param path of the request on the simulated API, as faults name it
 * @param request the method and path, as messages name it
 * @param key the field on the wire without which a row has no key
 * @param field a field on the wire of every row, neither a key nor free-form
 * @param wrapped changes an answer so that each row is wrapped in an object {@code wrapped}
 */
public record ResponseForm(
        String table, String path, String request, String key, String field, UnaryOperator<String> wrapped) {

    /** Changes an answer so that its rows call their key {@code renamed}. */
    public UnaryOperator<String> renamed() {
        return Rewrite.renamed(key, "renamed");
    }
}
