package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.segment.Paging.Style;
import java.util.List;

/** The endpoints of the further tables that are not plain lists. */
final class FurtherEndpoints {

    private final SegmentWorkspace workspace;
    private final FurtherRows rows;
    private final Paging paging;

    FurtherEndpoints(SegmentWorkspace workspace, Paging paging) {
        this.workspace = workspace;
        this.rows = workspace.further();
        this.paging = paging;
    }

    Response workspace(Request request) {
        ObjectNode response = Json.object();
        ObjectNode row = Json.row(workspace
                .table(FurtherRows.WORKSPACE)
                .get(SegmentData.WORKSPACE)
                .orElseThrow());
        response.putObject("data").set("workspace", row);
        return Response.json(200, Json.bytes(response));
    }

    /** All labels in one response. */
    Response labels(Request request) {
        if (!request.parameters().isEmpty()) {
            throw SegmentErrors.malformed("pagination", "labels have no pages");
        }
        RowList labels = workspace.table(FurtherRows.LABELS);
        return Paging.envelope("labels", labels.slice(0, Integer.MAX_VALUE).rows(), null);
    }

    /** The functions of one type. */
    Response functions(Request request) {
        String type = request.parameter("resourceType").orElse("");
        if (!FurtherData.FUNCTION_TYPES.contains(type)) {
            throw SegmentErrors.malformed("resourceType", "\"resourceType\" is required");
        }
        List<byte[]> functions = workspace.table(FurtherRows.FUNCTIONS).slice(0, Integer.MAX_VALUE).rows().stream()
                .filter(row -> Json.row(row).path("resourceType").asText().equals(type))
                .toList();
        return paging.page(request, "functions", (offset, count) -> slice(functions, offset, count), Style.DEFAULT);
    }

    private static Slice slice(List<byte[]> rows, int offset, int count) {
        int from = Math.min(offset, rows.size());
        return new Slice(rows.subList(from, Math.min(rows.size(), from + count)), rows.size());
    }

    Response rulesOfPlan(Request request) {
        return ofPlan(request, "rules", rows.rulesOfPlan(), FurtherRows.RULES, Style.NULL_NEXT);
    }

    Response sourcesOfPlan(Request request) {
        return ofPlan(request, "sources", rows.sourcesOfPlan(), SegmentWorkspace.SOURCES, Style.DEFAULT);
    }

    private Response ofPlan(Request request, String member, RowKeys children, String table, Style style) {
        String plan = existing(request, FurtherRows.PLANS);
        RowList all = workspace.table(table);
        return paging.page(request, member, (offset, count) -> children.slice(plan, all, offset, count), style);
    }

    /** Schedules are only included if the request asks for them. */
    Response audiencesOfSpace(Request request) {
        String space = existing(request, FurtherRows.SPACES);
        RowList audiences = workspace.table(FurtherRows.AUDIENCES);
        boolean all = request.parameter("include").filter("schedules"::equals).isPresent();
        return paging.page(
                request,
                "audiences",
                (offset, count) -> {
                    Slice slice = rows.audiencesOfSpace().slice(space, audiences, offset, count);
                    return all ? slice : new Slice(withoutSchedules(slice.rows()), slice.total());
                },
                Style.DEFAULT);
    }

    private static List<byte[]> withoutSchedules(List<byte[]> audiences) {
        return audiences.stream().map(FurtherEndpoints::withoutSchedules).toList();
    }

    private static byte[] withoutSchedules(byte[] audience) {
        ObjectNode row = Json.row(audience);
        row.remove("schedules");
        return Json.bytes(row);
    }

    private String existing(Request request, String table) {
        String id = request.variable("id");
        if (!workspace.table(table).has(id)) {
            throw SegmentErrors.notFound("row of " + table + ": " + id);
        }
        return id;
    }
}
