package io.tributary.connect.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.testing.FakeApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Responds from the rows of a world, as of now or of the moment that is set. Fails if a failure is set. */
final class ModelApi implements Requester {
    /** Requests whose response has no pages. */
    private static final Set<String> SINGLE = Set.of("/children", "/counts", "/row");
    /** More requests than any schedule needs. */
    private static final int ENDLESS = 50_000;

    private final Rows rows;
    private final Shape shape;
    private final Paging pages;
    private final Mutant mutant;
    private final Trace trace;
    private final Set<String> sick = new HashSet<>();
    private ApiException.Kind failure;
    private Moment once;
    private Runnable meanwhile;
    private int requests;
    private int inARow;

    ModelApi(Rows rows, Shape shape, Mutant mutant, Trace trace) {
        this.rows = rows;
        this.shape = shape;
        this.pages = shape.pages();
        this.mutant = mutant;
        this.trace = trace;
    }

    /** A thread starts to send requests. The first one sees the rows as of {@code moment}, or as of now for null. */
    void begin(Moment moment) {
        once = moment;
        inARow = 0;
    }

    /** Sets an event that happens when a thread sends its second request. */
    void meanwhile(Runnable event) {
        meanwhile = event;
    }

    /** Makes the next request fail. Null makes it succeed. */
    void fail(ApiException.Kind kind) {
        failure = kind;
    }

    /** Makes the requests for a list, or for the children of one parent, fail from now on, or succeed again. */
    void toggleSick(String name) {
        if (!sick.remove(name)) {
            sick.add(name);
        }
    }

    void heal() {
        sick.clear();
        failure = null;
        once = null;
        meanwhile = null;
    }

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
        ApiRequest changed = mutant.request(request);
        if (++inARow > 1 && meanwhile != null) {
            meanwhile.run();
            meanwhile = null;
        }
        Moment moment = once == null ? rows.moment() : once;
        once = null;
        if (++requests > ENDLESS) {
            throw new AssertionError("too many requests: a loop");
        }
        trace.add(() -> "    requests " + changed.path() + changed.query());
        try {
            failIfSet(changed);
            return mutant.page(page(request, changed, reader, moment));
        } catch (ApiException e) {
            trace.add(() -> "      " + e.kind());
            return mutant.failed(request, e, Instant.ofEpochMilli(moment.time()));
        }
    }

    private void failIfSet(ApiRequest request) {
        ApiException.Kind kind = failure;
        failure = null;
        String parent = request.query().getOrDefault("of", request.query().get("parent"));
        if (kind == null && parent != null && sick.contains(parent)) {
            kind = ApiException.Kind.RETRY;
        }
        if (kind != null) {
            throw new ApiException(kind, 400, null, request + " returned 400", null);
        }
    }

    private <T> Page<T> page(ApiRequest request, ApiRequest changed, RowReader<T> reader, Moment moment) {
        List<Item> all = shape.list(changed, moment);
        Paging.Cut cut = SINGLE.contains(changed.path())
                ? new Paging.Cut(all, null, -1)
                : pages.cut(all, changed.query().get("after"));
        trace.add(() -> "      " + cut.items().stream().map(Item::json).toList());
        List<T> mapped = new ArrayList<>();
        for (Item item : cut.items()) {
            mapped.add(FakeApi.mapped(item.json(), reader));
        }
        ObjectNode envelope = cut.envelope();
        JsonNode last = cut.items().isEmpty()
                ? null
                : cut.items().get(cut.items().size() - 1).json();
        return new Page<>(request, mapped, last, envelope, Instant.ofEpochMilli(moment.time()));
    }
}
