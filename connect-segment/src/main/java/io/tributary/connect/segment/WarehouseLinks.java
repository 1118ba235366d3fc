package io.tributary.connect.segment;

import static io.tributary.connect.common.http.ApiRequest.get;
import static io.tributary.connect.segment.SegmentPages.COUNT;
import static io.tributary.connect.segment.SegmentPages.PAGES;
import static io.tributary.connect.segment.SegmentPages.TOTAL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.table.Slice;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads which warehouses each source is connected to. Both sides list it: the warehouses of a source, and the sources of a
 * warehouse ("List Connected Warehouses from Source" and "List Connected Sources from Warehouse" of the Public API
 * reference). A workspace with hundreds of sources has a few warehouses, so the smaller side is read.
 */
final class WarehouseLinks {
    private static final Logger log = LoggerFactory.getLogger(WarehouseLinks.class);
    private static final String SOURCES = "/data/sources";
    private static final String WAREHOUSES = "/data/warehouses";
    private static final int PAGE = 200;

    private final ChildLists warehousesOfSource;
    private final ChildLists sourcesOfWarehouse;

    /**
     * @param table for messages
     */
    WarehouseLinks(String table) {
        this.warehousesOfSource = new ChildLists(
                table,
                id -> SegmentTables.below("/sources/{}/connected-warehouses", id),
                WAREHOUSES,
                ChildLists::idOnly,
                WarehouseLinks::link);
        this.sourcesOfWarehouse = new ChildLists(
                table,
                WarehouseLinks::sourcesOf,
                SOURCES,
                warehouse -> warehouse,
                (source, warehouse) -> link(warehouse.deepCopy(), source));
    }

    private static ApiRequest sourcesOf(String warehouse) {
        return SegmentTables.below("/warehouses/{}/connected-sources", warehouse);
    }

    private static ObjectNode link(ObjectNode warehouse, ObjectNode source) {
        return warehouse.set(ParentSource.FIELD, source.get("id"));
    }

    /** The sweep over the smaller side, or over the sources if the warehouses cannot be read. */
    Slice sweep(Requester requester) {
        return isCheaperFromWarehouses(requester)
                ? Slice.fullTable(List.of(get("/warehouses").with(COUNT, PAGE)), PAGES)
                        .through(WAREHOUSES, sourcesOfWarehouse)
                : Slice.fullTable(List.of(get("/sources").with(COUNT, PAGE)), PAGES)
                        .through(SOURCES, warehousesOfSource);
    }

    private static boolean isCheaperFromWarehouses(Requester requester) {
        try {
            Page<String> warehouse = first(requester, get("/warehouses"), WAREHOUSES);
            OptionalLong warehouses = total(warehouse);
            OptionalLong sources = total(first(requester, get("/sources"), SOURCES));
            if (warehouses.isEmpty() || sources.isEmpty() || warehouses.getAsLong() >= sources.getAsLong()) {
                return false;
            }
            for (String id : warehouse.rows()) {
                first(requester, sourcesOf(id), SOURCES);
            }
            return true;
        } catch (ApiException e) {
            if (e.kind() != Kind.UNAVAILABLE && e.kind() != Kind.GONE) {
                throw e;
            }
            return refused(e);
        } catch (IllegalArgumentException e) {
            return refused(e);
        }
    }

    private static boolean refused(RuntimeException why) {
        log.info("{}: reading the warehouses of each source instead", why.getMessage());
        return false;
    }

    private static Page<String> first(Requester requester, ApiRequest list, String rowsAt) {
        return requester.read(
                list.with(COUNT, 1),
                new RowReader<>(rowsAt, row -> row.path("id").asText()));
    }

    private static OptionalLong total(Page<?> page) {
        long total = page.envelope().at(TOTAL).asLong(-1);
        return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
    }
}
