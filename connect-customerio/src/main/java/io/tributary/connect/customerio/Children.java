package io.tributary.connect.customerio;

import static io.tributary.connect.common.http.ApiRequest.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Listing;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lists below the rows of another list, such as the actions of each campaign. Every sync reads all of them, because a parent's
 * time of change does not follow its children (a campaign with newer actions: seen live, 2026-10).
 */
final class Children {
    /** If this many parents all lack their id, the form of the list has changed. */
    private static final int MANY = 20;

    private final String table;
    private final String parent;
    private final String below;
    private final BiFunction<ApiRequest, Parent, List<ListRead>> lists;

    /**
     * A row that has children.
     *
     * @param listed the server's time when it was listed
     */
    record Parent(ObjectNode row, Instant listed) {}

    /**
     * @param table for messages
     * @param parent the singular of a parent, such as {@code campaign}
     * @param below the last part of the path of a parent's children, such as {@code actions}
     * @param lists returns the lists of a parent, by the request for its children
     */
    Children(String table, String parent, String below, BiFunction<ApiRequest, Parent, List<ListRead>> lists) {
        this.table = table;
        this.parent = parent;
        this.below = below;
        this.lists = lists;
    }

    /** Children whose lists may have pages. */
    Children(String table, String parent, String below) {
        this(table, parent, below, (request, row) -> List.of(ListRead.of(request, CustomerIoTables.PAGES)));
    }

    /** The field of a child with its parent's id. */
    static String idOf(String parent) {
        return parent + "_id";
    }

    /** The fields that a list adds to its rows: the parent's id, which a child may lack (seen live, 2026-10). */
    static ObjectNode ofParent(ListRead list) {
        return list.context(ObjectNode.class);
    }

    /**
     * The lists of all parents. One that fails, or whose parent is gone, is left out of the sync. If not all parents can be
     * read, the lists are not the full table, so that no child counts as deleted.
     *
     * @throws ApiException if none of many parents has an id: permanent for the table
     */
    Slice read(Requester requester) {
        List<Page<?>> pages = new ArrayList<>();
        List<ObjectNode> rows = Listing.read(
                table,
                requester,
                parents(),
                CustomerIoTables.PAGES,
                new RowReader<>(parentsAt(), row -> row.retain("id", "created")),
                pages::add);
        Instant listed = pages.get(0).serverTime();
        List<Optional<List<ListRead>>> read =
                rows.stream().map(row -> lists(new Parent(row, listed))).toList();
        requireAny(read);
        Slice slice = Slice.of(read.stream()
                        .flatMap(Optional::stream)
                        .flatMap(List::stream)
                        .toList())
                .independentLists();
        return read.stream().allMatch(Optional::isPresent) ? slice.asFullTable() : slice;
    }

    private ApiRequest parents() {
        return parent.equals("newsletter") ? CustomerIoTables.oldestFirst(parentsAt()) : get(parentsAt());
    }

    private String parentsAt() {
        return '/' + parent + 's';
    }

    /** The lists of a parent; empty if its id cannot be read. */
    private Optional<List<ListRead>> lists(Parent of) {
        JsonNode id = of.row().path("id");
        if (!Expansion.hasId(of.row())) {
            return Optional.empty();
        }
        try {
            ObjectNode added = of.row().objectNode().set(idOf(parent), id);
            ApiRequest request = ApiRequest.byId(parentsAt() + "/{}/" + below, id.asText());
            return Optional.of(lists.apply(request, of).stream()
                    .map(list -> list.with(added))
                    .toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void requireAny(List<Optional<List<ListRead>>> read) {
        if (read.size() >= MANY && read.stream().allMatch(Optional::isEmpty)) {
            String message =
                    "Table " + table + ": " + parents() + " lists " + read.size() + " rows, all of them without an id";
            throw new ApiException(Kind.UNAVAILABLE, 0, null, message, null);
        }
    }
}
