package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Events of several parents, in one list per parent. One list may fail. Each parent has a count of its events. */
final class FannedOut extends Search {
    private static final ApiRequest COUNTS = ApiRequest.get("/counts");

    FannedOut(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    public Table table() {
        return builder()
                .timedBy((row, list) -> ((Date) row.value().get(FIELD)).getTime())
                .replicate(new FanOut(overlap(), this::plan));
    }

    private Slice plan(Progress progress, Requester requester) {
        List<ListRead> lists = new ArrayList<>();
        Page<Long> counts = requester.read(
                COUNTS, new RowReader<>("/rows", row -> row.path("n").asLong()));
        for (int parent = 0; parent < parents(); parent++) {
            long count = counts.rows().get(parent);
            ListMark known = progress.lists().get((long) parent);
            if (known == null || known.counter() != count) {
                Instant since = since(known, progress);
                ListMark mark = new ListMark(parent, progress.now().toEpochMilli(), count);
                ApiRequest first = from(since).with("parent", parent);
                lists.add(ListRead.of(first, PAGES).in(new Order.Marked(mark, since)));
            }
        }
        return Slice.marked(lists, oldestReading(lists, progress).minus(overlap()));
    }

    private Instant since(ListMark known, Progress progress) {
        if (known != null) {
            return Instant.ofEpochMilli(known.readAt()).minus(overlap());
        }
        return progress.lists().isEmpty() ? progress.from() : Instant.ofEpochMilli(Rows.BEGIN);
    }

    /** The oldest time at which a list that is not read now was last read. */
    private static Instant oldestReading(List<ListRead> lists, Progress progress) {
        Map<Long, ListMark> left = new LinkedHashMap<>(progress.lists());
        lists.forEach(list -> left.remove(((Order.Marked) list.order()).mark().id()));
        return left.values().stream()
                .map(mark -> Instant.ofEpochMilli(mark.readAt()))
                .min(Instant::compareTo)
                .orElse(progress.now());
    }

    private int parents() {
        return world.lists();
    }

    @Override
    public Paging pages() {
        return world.pages();
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        if (request.path().equals(COUNTS.path())) {
            return IntStream.range(0, parents())
                    .mapToObj(parent -> new Item(
                            parent,
                            "",
                            Json.MAPPER
                                    .createObjectNode()
                                    .put("n", shown(parent, moment).size())))
                    .toList();
        }
        long from = Long.parseLong(request.query().get("from"));
        return shown(Integer.parseInt(request.query().get("parent")), moment).stream()
                .filter(event -> event.time() >= from)
                .map(event -> Item.row(0, event))
                .toList();
    }

    private List<Change> shown(int parent, Moment moment) {
        return rows.ids().stream()
                .filter(id -> id.startsWith(parent + "-"))
                .map(id -> rows.shown(id, moment))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public boolean setsAside() {
        return true;
    }

    /** After a restart, the list of a stored version is unknown: the version is kept until all lists have been read again. */
    @Override
    public long needed(Map<String, Object> offset) {
        return rows.versionsSince(Rows.BEGIN);
    }

    @Override
    public void change(int which, int how) {
        rows.put(which % parents() + "-" + rows.ids().size(), rows.now(), how % (world.lag() + 1), false);
    }

    @Override
    public void delete(int which, int how) {
        // Events are never deleted.
    }

    @Override
    public boolean mayLinger(String id, boolean sent) {
        return false;
    }
}
