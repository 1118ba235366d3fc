package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads responses in which a table's rows are not the elements of an array. Runs on request threads.
 *
 * @param requester sends the requests
 * @param form where a response has the object or the array that the rows are derived from
 * @param rows the rows of a response
 */
public record DerivedRows(
        Requester requester, RowReader<ObjectNode> form, Function<Page<ObjectNode>, Stream<ObjectNode>> rows)
        implements Requester {

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
        Page<ObjectNode> page = requester.read(request, form);
        List<T> mapped = rows.apply(page).map(reader.map()).toList();
        return new Page<>(page.request(), mapped, page.last(), page.envelope(), page.serverTime());
    }

    @Override
    public Requester impatient() {
        return new DerivedRows(requester.impatient(), form, rows);
    }
}
