package io.tributary.connect.segment;

import static io.tributary.connect.common.http.ApiRequest.get;
import static io.tributary.connect.segment.SegmentPages.COUNT;
import static io.tributary.connect.segment.SegmentPages.LARGEST_PAGE;
import static io.tributary.connect.segment.SegmentPages.PAGES;
import static io.tributary.connect.segment.SegmentPages.TOTAL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Unreadable;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.function.Function;

/** The tables that a workspace has only with some products, or that few users need. */
final class FurtherTables {
    private static final String SPACES = "/data/spaces";
    private static final String PLANS = "/data/trackingPlans";
    private static final String PLAN_ID = "trackingPlanId";
    private static final int PER_PARENT = 20;
    /** Each type of function has a list of its own. */
    private static final List<String> FUNCTION_TYPES =
            List.of("SOURCE", "DESTINATION", "INSERT_DESTINATION", "INSERT_SOURCE", "INSERT_TRANSFORMATION");

    private FurtherTables() {}

    static Table models(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/data/models")
                .totalAt(TOTAL)
                .replicate(alphaPages("/reverse-etl-models"));
    }

    static Table spaces(String name) {
        return Table.named(name).primaryKey("id").rowsAt(SPACES).totalAt(TOTAL).replicate(alphaPages("/spaces"));
    }

    /** All labels come in one response. */
    static Table labels(String name) {
        return Table.named(name)
                .primaryKey("key", "value")
                .rowsAt("/data/labels")
                .replicate(Snapshot.of(get("/labels"), PAGES).shifting());
    }

    /** A token is for one workspace. */
    static Table workspace(String name) {
        return Table.named(name)
                .primaryKey("id")
                .rowAt("/data/workspace")
                .replicate(Snapshot.of(get("/"), Paginator.SINGLE).shifting());
    }

    static Table functions(String name) {
        List<ApiRequest> lists = FUNCTION_TYPES.stream()
                .map(type -> get("/functions").with(COUNT, LARGEST_PAGE).with("resourceType", type))
                .toList();
        return Table.named(name)
                .primaryKey("id")
                .rowsAt("/data/functions")
                .totalAt(TOTAL)
                .weight(2)
                .replicate(Snapshot.of(lists, PAGES).shifting());
    }

    /** There may be several versions of a rule. Rules of some types have no key. */
    static Table planRules(String name) {
        return childrenOf(
                        name, PLANS, PLAN_ID, id -> SegmentTables.below("/tracking-plans/{}/rules", id), "/data/rules")
                .primaryKey(PLAN_ID, "type", "key", "version")
                .edit((row, list) -> withKey(row))
                .replicate(SegmentTables.pages("/tracking-plans", LARGEST_PAGE));
    }

    private static ObjectNode withKey(ObjectNode rule) {
        boolean isRead = !(rule instanceof Unreadable);
        return isRead && !rule.hasNonNull("key") ? rule.put("key", "") : rule;
    }

    static Table planSources(String name) {
        return childrenOf(
                        name,
                        PLANS,
                        PLAN_ID,
                        id -> SegmentTables.below("/tracking-plans/{}/sources", id),
                        SegmentTables.SOURCES)
                .primaryKey(PLAN_ID, "id")
                .replicate(SegmentTables.pages("/tracking-plans", LARGEST_PAGE));
    }

    static Table audiences(String name) {
        Function<String, ApiRequest> list =
                id -> SegmentTables.below("/spaces/{}/audiences", id).with("include", "schedules");
        return childrenOf(name, SPACES, "spaceId", list, "/data/audiences")
                .primaryKey("spaceId", "id")
                .replicate(alphaPages("/spaces"));
    }

    /**
     * A table that needs a request for each parent.
     *
     * @param parentsAt JSON Pointer of the parents
     * @param parentId the field that gets the parent's id
     * @param list the children of a parent, by its id
     */
    private static Table.Builder childrenOf(
            String name, String parentsAt, String parentId, Function<String, ApiRequest> list, String rowsAt) {
        return Table.named(name)
                .rowsAt(parentsAt)
                .totalAt(TOTAL)
                .expand(new ChildLists(
                                name,
                                list,
                                ChildLists::idOnly,
                                (rows, parent) -> rows.with(parent.objectNode().set(parentId, parent.get("id")))
                                        .at(rowsAt))
                        .ofFewParents())
                .weight(PER_PARENT);
    }

    private static Snapshot alphaPages(String path) {
        ApiRequest list =
                get(path).with(COUNT, SegmentTables.MIDDLE_PAGE).withHeader(MediaTypes.HEADER, MediaTypes.ALPHA);
        return Snapshot.of(list, PAGES).shifting();
    }
}
