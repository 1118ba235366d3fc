package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Expansion;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people that a search lists by their identifiers only ({@code POST /customers}), read by the hundred
 * ({@code POST /customers/attributes}). They are asked for by {@code cio_id}: everybody has one and it never changes.
 */
final class People implements Expansion {
    private static final Logger log = LoggerFactory.getLogger(People.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int MANY = 20;
    private static final String ID = "cio_id";
    private static final String RAW = "";
    private static final String PREFIXED = "cio_";

    /** The reference does not tell which form this request takes; paths take the prefixed one. */
    private volatile String form = RAW;

    /** The same pages, with a warning where the filter finds nobody. */
    static Paginator warningWhenEmpty(Paginator pages) {
        return page -> {
            if (page.rows().isEmpty() && !page.request().query().containsKey(CustomerIoTables.START)) {
                log.warn("Table customers: customerio.customers.filter finds nobody; set one that finds those wanted");
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
        return MOST_AT_ONCE;
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

    /** People who are gone since the search are left out of the answer. */
    @Override
    public List<ObjectNode> read(List<ObjectNode> identifiers, Requester requester) {
        String known = form;
        List<ObjectNode> people = read(identifiers, known, requester);
        if (!people.isEmpty()) {
            return people;
        }
        String other = known.equals(RAW) ? PREFIXED : RAW;
        List<ObjectNode> found = read(identifiers, other, requester);
        if (!found.isEmpty()) {
            form = other;
        } else if (identifiers.size() >= MANY) {
            throw nobody(identifiers.size());
        }
        return found;
    }

    private static List<ObjectNode> read(List<ObjectNode> identifiers, String form, Requester requester) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode ids = body.putArray("ids");
        identifiers.forEach(person -> ids.add(form + person.path(ID).asText()));
        ApiRequest request = ApiRequest.post("/customers/attributes", body).with("id_type", ID);
        return requester
                .read(request, new RowReader<>("/customers", row -> row))
                .rows();
    }

    /** So many people who are listed do not vanish at once: taking them for deleted would be worse than not reading on. */
    private static ApiException nobody(int listed) {
        return new ApiException(
                ApiException.Kind.UNAVAILABLE,
                0,
                null,
                "Table customers: the search lists " + listed
                        + " people, of whom POST /customers/attributes gives none by their cio_id",
                null);
    }
}
