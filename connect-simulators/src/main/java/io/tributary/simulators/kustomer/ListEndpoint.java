package io.tributary.simulators.kustomer;

import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.Optional;

/** Complete lists of users, teams, tags, shortcuts and classes, ordered by id. */
final class ListEndpoint {

    private static final int DEFAULT_PAGE = 100;

    private final KustomerWorkspace workspace;
    private final KustomerSettings settings;

    ListEndpoint(KustomerWorkspace workspace, KustomerSettings settings) {
        this.workspace = workspace;
        this.settings = settings;
    }

    /** A page of a table. A size that is too large is reduced silently. Users and teams have no total. */
    Response page(Request request, String table) {
        Optional<Boolean> deleted = deleted(request, table);
        List<Row> rows = workspace.rows(table).all().stream()
                .filter(row ->
                        deleted.map(asked -> asked == row.deleted()).orElse(settings.listsDeleted() || !row.deleted()))
                .toList();
        boolean hasTotal = table.equals("tags") || table.equals("shortcuts");
        return page(request, rows, KustomerTables.LISTED.get(table), hasTotal, deleted.map(is -> "&deleted=" + is));
    }

    private Optional<Boolean> deleted(Request request, String table) {
        boolean takes = settings.filtersDeleted() || table.equals("users") || table.equals("tags");
        if (!takes && request.parameter("deleted").isPresent()) {
            throw KustomerErrors.refused("Unknown parameter: deleted");
        }
        return request.parameter("deleted").map(Boolean::valueOf);
    }

    /** A page of the classes of custom objects. */
    Response classes(Request request) {
        return page(request, workspace.classes(), DEFAULT_PAGE, false, Optional.empty());
    }

    private static Response page(
            Request request, List<Row> rows, int largest, boolean hasTotal, Optional<String> parameters) {
        int page = Integer.parseInt(request.parameter("page").orElse("1"));
        int size =
                Math.min(largest, Integer.parseInt(request.parameter("pageSize").orElse("100")));
        int from = Math.min(rows.size(), (page - 1) * size);
        int to = Math.min(rows.size(), from + size);
        return new PageJson(
                        request.path(),
                        parameters.orElse(""),
                        page,
                        size,
                        hasTotal ? rows.size() : -1,
                        to < rows.size(),
                        rows.subList(from, to))
                .list();
    }
}
