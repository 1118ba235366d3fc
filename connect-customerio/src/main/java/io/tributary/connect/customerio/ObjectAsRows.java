package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import java.util.List;
import java.util.function.Function;

/**
 * Reads responses that have an object where others have a list of rows.
 *
 * @param api sends the requests
 * @param rows returns the rows that the object of a response holds
 */
record ObjectAsRows(Requester api, Function<Page<ObjectNode>, List<ObjectNode>> rows) implements Requester {

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
        Page<ObjectNode> page = api.read(request, RowReader.one(reader.at(), object -> object));
        List<T> mapped = rows.apply(page).stream().map(reader.map()).toList();
        return new Page<>(page.request(), mapped, page.last(), page.envelope(), page.serverTime());
    }

    @Override
    public Requester impatient() {
        return new ObjectAsRows(api.impatient(), rows);
    }
}
