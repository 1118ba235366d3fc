package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.Slice;
import java.util.List;

/** Reads the rows of parents, on request threads, and distinguishes sick parents from an API that is down. */
final class ParentReader {
    /** How often a parent's list is read from its beginning when its cursor expires. */
    private static final int MAX_TRIES = 3;

    private final TableContext context;
    private final Expansion expansion;
    private final Slice slice;

    /**
     * The outcome of reading some parents.
     *
     * @param rows of all of them; empty if one is sick
     * @param sick why the rows of at least one cannot be read; null if all were read
     */
    record Result(List<Row> rows, ApiException sick) {}

    /**
     * @param slice that holds the parents; null if none does
     */
    ParentReader(TableContext context, Expansion expansion, Slice slice) {
        this.context = context;
        this.expansion = expansion;
        this.slice = slice;
    }

    /**
     * Requests the rows of {@code parents}.
     *
     * @param patient whether failures are retried as often as the settings say; else a few times
     * @throws ApiException if the failure is not due to these parents
     */
    Result read(List<ObjectNode> parents, boolean patient) {
        Requester requester =
                patient ? context.requester() : context.requester().impatient();
        for (int tries = 1; ; tries++) {
            try {
                return new Result(rows(parents, new LastRequest(requester)), null);
            } catch (ApiException e) {
                if (e.kind() != Kind.EXPIRED_CURSOR || tries == MAX_TRIES) {
                    return new Result(List.of(), ofParents(e));
                }
            } catch (IllegalArgumentException e) {
                String message = "Table " + context.table().name() + ": " + e.getMessage();
                return new Result(List.of(), new ApiException(Kind.RETRY, 0, null, message, e));
            }
        }
    }

    private List<Row> rows(List<ObjectNode> parents, LastRequest requester) {
        List<Row> rows = expansion.read(parents, requester, context.children());
        ChangedForm.refuse(context.table().name(), requester.last(), rows);
        return rows;
    }

    /** Returns the failure if it is due to the parents; else throws it. */
    private ApiException ofParents(ApiException failure) {
        boolean refused = failure.kind() == Kind.UNAVAILABLE && failure.status() != 0 && !isMissing(failure.status());
        boolean isOwn = refused || failure.kind() == Kind.EXPIRED_CURSOR;
        if (Thread.currentThread().isInterrupted() || !isOwn && !(failure.kind() == Kind.RETRY && isResponding())) {
            throw failure;
        }
        return failure;
    }

    /** A missing endpoint is not due to one parent. */
    private static boolean isMissing(int status) {
        return status == 404 || status == 410;
    }

    /** Whether the API still responds to the request that listed the parents. */
    private boolean isResponding() {
        if (slice == null || slice.lists().isEmpty()) {
            return true;
        }
        String at = slice.parents() == null
                ? context.table().rowsAt()
                : slice.parents().at();
        try {
            context.requester().read(slice.lists().get(0).first(), new RowReader<>(at, row -> row.size()));
            return true;
        } catch (ApiException e) {
            return e.kind() != Kind.RETRY;
        }
    }
}
