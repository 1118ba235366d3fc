package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.Cursors.Position;
import io.tributary.simulators.customerio.RowStore.Walk;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The search for people, which returns only identifiers, and their attributes, a hundred people at once. */
final class PeopleEndpoints {

    private static final int MAX_IDS = 100;
    private static final int LARGEST_PAGE = 1000;

    private final RowStore people;
    private final Cursors cursors;
    private final boolean wrapped;

    /** @param wrapped whether each person is wrapped in {@code customer} */
    PeopleEndpoints(RowStore people, Cursors cursors, boolean wrapped) {
        this.people = people;
        this.cursors = cursors;
        this.wrapped = wrapped;
    }

    Response search(Request request) throws IOException {
        JsonNode body = Json.parse(request.body());
        Predicate<JsonNode> filter = PersonFilter.parse(body.path("filter"));
        int limit = CursorPages.limit(request, 50, LARGEST_PAGE);
        ObjectNode response = Json.object();
        response.putArray("identifiers");
        response.putArray("ids");
        Optional<Row> last = Optional.empty();
        Iterator<Row> rest = people.stream(
                        Walk.ASCENDING, cursors.decode(request).map(Position::after))
                .iterator();
        while (rest.hasNext()) {
            Row row = rest.next();
            ObjectNode person = Json.row(row.json());
            if (filter.test(person) && response.path("ids").size() == limit) {
                Position next = new Position(last.orElseThrow().place(), false);
                return Response.json(200, Json.bytes(response.put("next", cursors.encode(request, next))));
            }
            if (filter.test(person)) {
                add(person.at("/customer/identifiers"), response);
                last = Optional.of(row);
            }
        }
        return Response.json(200, Json.bytes(response.put("next", "")));
    }

    /** People without an id are empty text in {@code ids}. */
    private static void add(JsonNode identifiers, ObjectNode response) {
        response.withArray("identifiers").add(identifiers);
        JsonNode id = identifiers.path("id");
        response.withArray("ids").add(id.isNull() ? "" : id.asText());
    }

    Response attributes(Request request) throws IOException {
        JsonNode ids = Json.parse(request.body()).path("ids");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > MAX_IDS) {
            throw CustomerIoErrors.malformed("ids has to hold 1 to " + MAX_IDS + " values");
        }
        if (!request.parameter("id_type").orElse("id").equals("cio_id")) {
            throw CustomerIoErrors.malformed("not everybody has an id, an email or a phone");
        }
        List<byte[]> found = new ArrayList<>();
        for (JsonNode id : ids) {
            if (id.asText().isEmpty()) {
                throw CustomerIoErrors.malformed("nobody has an empty id");
            }
            people.get(id.asText())
                    .map(row -> Json.bytes(shown(Json.row(row.json()), wrapped)))
                    .ifPresent(found::add);
        }
        Collections.reverse(found);
        ByteArrayOutputStream body = new ByteArrayOutputStream(64 * 1024);
        body.writeBytes("{\"customers\":".getBytes(StandardCharsets.UTF_8));
        CursorPages.writeRows(found, body);
        body.write('}');
        return Response.json(200, body.toByteArray());
    }

    /** A person as returned. The {@code id} of a bare one repeats the requested value. */
    static ObjectNode shown(ObjectNode row, boolean wrapped) {
        if (wrapped) {
            return row;
        }
        ObjectNode person = row.withObject("/customer");
        return person.put("id", person.at("/identifiers/cio_id").asText());
    }
}
