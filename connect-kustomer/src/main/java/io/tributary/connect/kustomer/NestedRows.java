package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads responses that contain a table's rows in another form than a list.
 *
 * @param requester sends the requests
 * @param form where a response has the object or the list around the rows
 * @param rows the rows of a response
 */
record NestedRows(Requester requester, RowReader<ObjectNode> form, Function<Page<ObjectNode>, Stream<ObjectNode>> rows)
        implements Requester {
    /**
     * The rows that a list includes for its own ("SLAs" of the API reference shows one of them, as an object). A list for
     * which nothing is included may lack them.
     */
    static NestedRows included(Requester requester) {
        return new NestedRows(requester, new RowReader<>("/data", row -> row), page -> {
            JsonNode included = page.envelope().path("included");
            Stream<JsonNode> rows = included.isArray() ? included.valueStream() : Stream.of(included);
            return rows.filter(JsonNode::isObject).map(ObjectNode.class::cast);
        });
    }

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
        Page<ObjectNode> page = requester.read(request, form);
        List<T> mapped = rows.apply(page).map(reader.map()).toList();
        return new Page<>(page.request(), mapped, page.last(), page.envelope(), page.serverTime());
    }

    @Override
    public Requester impatient() {
        return new NestedRows(requester.impatient(), form, rows);
    }
}
