package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes pages like Kustomer.
 *
 * @param path of its links
 * @param page from 1
 * @param total rows of all pages; negative if the response has no total
 * @param more whether another page follows
 */
record PageJson(String path, String parameters, int page, int pageSize, long total, boolean more, List<Row> rows) {

    /** A page of a list. */
    Response list() {
        return response(meta(), "");
    }

    /** A page of a list whose response includes rows of another table. */
    Response list(List<Row> included) {
        return response(meta(), ",\"included\":" + array(included));
    }

    /** A page of a search. It lacks rows if the search timed out. */
    Response search(boolean timedOut) {
        ObjectNode meta = meta();
        meta.putObject("aggregations");
        return response(meta.put("timed_out", timedOut), "");
    }

    private ObjectNode meta() {
        ObjectNode meta = Json.object().put("pageSize", pageSize).put("page", page);
        return total < 0 ? meta : meta.put("total", total).put("totalPages", pages());
    }

    private long pages() {
        return (total + pageSize - 1) / pageSize;
    }

    private ObjectNode links() {
        ObjectNode links = Json.object().put("self", link(page)).put("first", link(1));
        links.put("prev", page == 1 ? null : link(page - 1));
        links.put("next", more ? link(page + 1) : null);
        return total < 0 ? links : links.put("last", link(Math.max(1, pages())));
    }

    private String link(long number) {
        return path + "?page=" + number + "&pageSize=" + pageSize + parameters;
    }

    private Response response(ObjectNode meta, String included) {
        String body = "{\"meta\":" + meta + ",\"links\":" + links() + ",\"data\":" + array(rows) + included + '}';
        return Response.json(200, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Rows as a JSON array. */
    static String array(List<Row> rows) {
        return rows.stream()
                .map(row -> new String(row.json(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
