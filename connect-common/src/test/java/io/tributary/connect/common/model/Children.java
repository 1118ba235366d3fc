package io.tributary.connect.common.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.testing.Toys;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Expands parents to children, which carry their parent's version. A request for a parent returns its current version.
 *
 * @param atOnce how many parents are requested together
 * @param timed whether parents have a time of change
 * @param settling how long the connector expects children to change after their parent, in ms
 */
record Children(int atOnce, boolean timed, long settling) implements Expansion {
    private static final ApiRequest REQUEST = ApiRequest.get("/children");
    private static final String SETTLED = "settled";

    @Override
    public int parentsAtOnce() {
        return atOnce;
    }

    @Override
    public long time(ObjectNode parent) {
        return timed ? parent.path("updated_at").asLong() : Row.NO_TIME;
    }

    @Override
    public long version(ObjectNode parent) {
        return Fingerprint.hash(
                parent.path("id").asText() + ' ' + parent.path("n").asLong());
    }

    @Override
    public List<Row> read(List<ObjectNode> parents, Requester requester, ChildRows rows) {
        return parents.stream()
                .flatMap(parent -> read(parent, requester).stream())
                .map(rows::map)
                .toList();
    }

    @Override
    public boolean isSettled(ObjectNode parent) {
        return parent.path(SETTLED).asBoolean(true);
    }

    private List<ObjectNode> read(ObjectNode parent, Requester requester) {
        try {
            ApiRequest request = REQUEST.with("of", parent.path("id").asText());
            Page<ObjectNode> page = requester.read(request, new RowReader<>("", row -> row));
            parent.setAll(page.rows().get(0).deepCopy().retain("updated_at", "n"));
            parent.put(SETTLED, settling == 0 || page.serverTime().toEpochMilli() >= time(parent) + settling);
            return page.rows();
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.GONE) {
                return List.of();
            }
            throw e;
        }
    }

    static boolean isRequest(ApiRequest request) {
        return request.path().equals(REQUEST.path());
    }

    /** The children of a parent. Later versions have more of them. */
    static List<Item> of(ApiRequest request, Rows rows, Moment moment) {
        String id = request.query().get("of");
        Change parent = rows.newest(id, moment);
        if (parent == null || parent.deleted()) {
            throw new ApiException(ApiException.Kind.GONE, 404, null, "GET /children returned 404", null);
        }
        return IntStream.range(0, number(parent.version()))
                .mapToObj(i -> new Item(i, child(id, i), Toys.row(child(id, i), parent.time(), parent.version())))
                .toList();
    }

    /** How many children a parent of that version has. */
    static int number(long version) {
        return 1 + (int) (version / 20);
    }

    private static String child(String parent, int number) {
        return parent + '.' + number;
    }

    /** Adds the versions of a parent's children to {@code truth}. */
    static void addTo(Map<String, Long> truth, Change parent) {
        IntStream.range(0, number(parent.version())).forEach(i -> truth.put(child(parent.id(), i), parent.version()));
    }

    /** The parent of a child. */
    static String parent(String child) {
        return child.substring(0, child.indexOf('.'));
    }
}
