package io.tributary.simulators.kustomer;

import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.Optional;

/** Complete lists, ordered by id. */
final class ListEndpoint {

    private final KustomerWorkspace workspace;
    private final KustomerSettings settings;

    ListEndpoint(KustomerWorkspace workspace, KustomerSettings settings) {
        this.workspace = workspace;
        this.settings = settings;
    }

    /** A page of a table. */
    Response page(Request request, String table) {
        return json(request, table, deleted(request, table)).list();
    }

    /** A page of service level agreements, with all their versions on request. */
    Response agreements(Request request) {
        PageJson page = json(request, KustomerTables.SLAS, Optional.empty());
        if (request.parameter("versions").isEmpty()) {
            return page.list();
        }
        List<String> ids = page.rows().stream().map(Row::id).toList();
        return page.list(workspace.shown(KustomerTables.SLA_VERSIONS).stream()
                .filter(version -> ids.contains(version.kind()))
                .toList());
    }

    private Optional<Boolean> deleted(Request request, String table) {
        boolean takes = KustomerTables.LISTED.get(table).filters()
                && (settings.filtersDeleted() || table.equals("users") || table.equals("tags"));
        if (!takes && request.parameter("deleted").isPresent()) {
            throw KustomerErrors.refused("Unknown parameter: deleted");
        }
        return request.parameter("deleted").map(Boolean::valueOf);
    }

    /** A size that is too large is reduced silently. Only tags and shortcuts have a total. */
    private PageJson json(Request request, String table, Optional<Boolean> deleted) {
        List<Row> rows = workspace.shown(table).stream()
                .filter(row ->
                        deleted.map(asked -> asked == row.deleted()).orElse(settings.listsDeleted() || !row.deleted()))
                .toList();
        int page = Integer.parseInt(request.parameter("page").orElse("1"));
        int size = Math.min(
                KustomerTables.LISTED.get(table).largestPage(),
                Integer.parseInt(request.parameter("pageSize").orElse("100")));
        boolean hasTotal = table.equals("tags") || table.equals("shortcuts");
        int from = Math.min(rows.size(), (page - 1) * size);
        int to = Math.min(rows.size(), from + size);
        return new PageJson(
                request.path(),
                deleted.map(is -> "&deleted=" + is).orElse(""),
                page,
                size,
                hasTotal ? rows.size() : -1,
                to < rows.size(),
                rows.subList(from, to));
    }
}
