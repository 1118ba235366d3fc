package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads people. A search returns only their identifiers ({@code POST /customers}); the rest is requested for a hundred at a
 * time ({@code POST /customers/attributes}), by {@code cio_id}: everyone has one and it never changes.
 */
final class People implements Expansion {
    private static final Logger log = LoggerFactory.getLogger(People.class);
    private static final int MAX_AT_ONCE = 100;
    private static final int MANY = 20;
    static final String ID = "cio_id";

    /** The same pages, with a warning if the filter matches nobody. */
    static Paginator warningWhenEmpty(Paginator pages) {
        return page -> {
            if (page.rows().isEmpty() && !page.request().query().containsKey(CustomerIoTables.START)) {
                log.warn(
                        "Table customers: customerio.customers.filter matches nobody. In Customer.io's search, \"not\" never"
                                + " matches; the default matches everybody");
            }
            return pages.next(page);
        };
    }

    @Override
    public boolean isNeeded(ObjectNode identifiers) {
        return !identifiers.path(ID).asText("").isEmpty();
    }

    @Override
    public int parentsAtOnce() {
        return MAX_AT_ONCE;
    }

    @Override
    public ObjectNode parent(ObjectNode identifiers) {
        return identifiers.retain(ID);
    }

    @Override
    public long time(ObjectNode identifiers) {
        return Row.NO_TIME;
    }

    @Override
    public long version(ObjectNode identifiers) {
        return Fingerprint.hash(identifiers.path(ID).asText());
    }

    /** The response does not include people who were deleted since the search (seen live, 2026-10). */
    @Override
    public List<Row> read(List<ObjectNode> identifiers, Requester requester, ChildRows rows) {
        List<String> ids =
                identifiers.stream().map(person -> person.path(ID).asText()).toList();
        RowReader<Row> reader = new RowReader<>(
                "/customers",
                person -> identified(rows.read(person)),
                person -> rows.map(PersonForm.identified(person, ids)));
        List<Row> people = requester.read(request(ids), reader).rows();
        if (people.isEmpty() && ids.size() >= MANY) {
            throw nobody(ids.size());
        }
        return people;
    }

    /** The person, or null if its {@code cio_id} is empty. */
    private static Row identified(Row person) {
        return person == null || person.key().getString(ID).isEmpty() ? null : person;
    }

    /** Requires plain values: with the prefix {@code cio_}, which paths need, nobody is found (seen live, 2026-10). */
    private static ApiRequest request(List<String> ids) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode values = body.putArray("ids");
        ids.forEach(values::add);
        return ApiRequest.post("/customers/attributes", body).with("id_type", ID);
    }

    /** This many listed people do not disappear at once: it is better to pause the table than to delete them. */
    private static ApiException nobody(int listed) {
        return new ApiException(
                ApiException.Kind.UNAVAILABLE,
                0,
                null,
                "Table customers: the search lists " + listed
                        + " people, but POST /customers/attributes returns none of them by cio_id",
                null);
    }
}
