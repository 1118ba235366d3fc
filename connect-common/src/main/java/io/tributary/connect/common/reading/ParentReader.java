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

/** Reads the rows of parents, on request threads, and tells sick parents from an API that answers nobody. */
final class ParentReader {
    /** A parent's list whose cursor is void is read from its beginning, so often in all. */
    private static final int MOST_TRIES = 3;

    private final TableContext context;
    private final Expansion expansion;
    private final Slice slice;

    /**
     * What came of some parents.
     *
     * @param rows of all of them; empty where one is sick
     * @param sick why the rows of some of them cannot be read; null where they were read
     */
    record Answer(List<Row> rows, ApiException sick) {}

    /**
     * @param slice that shows the parents; null where none does
     */
    ParentReader(TableContext context, Expansion expansion, Slice slice) {
        this.context = context;
        this.expansion = expansion;
        this.slice = slice;
    }

    /**
     * Asks for the rows of {@code parents}.
     *
     * @param patient whether failures are tried again as often as the settings say; else a few times
     * @throws ApiException when it is no matter of these parents
     */
    Answer read(List<ObjectNode> parents, boolean patient) {
        Requester requester =
                patient ? context.requester() : context.requester().impatient();
        for (int tries = 1; ; tries++) {
            try {
                return new Answer(rows(parents, new LastRequest(requester)), null);
            } catch (ApiException e) {
                if (e.kind() != Kind.EXPIRED_CURSOR || tries == MOST_TRIES) {
                    return new Answer(List.of(), ofParents(e));
                }
            } catch (IllegalArgumentException e) {
                String message = "Table " + context.table().name() + ": " + e.getMessage();
                return new Answer(List.of(), new ApiException(Kind.RETRY, 0, null, message, e));
            }
        }
    }

    private List<Row> rows(List<ObjectNode> parents, LastRequest requester) {
        List<Row> rows = expansion.read(parents, requester).stream()
                .map(row -> context.map(row, null))
                .toList();
        ChangedForm.refuse(context.table().name(), requester.last(), rows);
        return rows;
    }

    /** The same failure, if it is one of the parents; else throws it. */
    private ApiException ofParents(ApiException failure) {
        boolean refused = failure.kind() == Kind.UNAVAILABLE && failure.status() != 0 && !isMissing(failure.status());
        boolean isOwn = refused || failure.kind() == Kind.EXPIRED_CURSOR;
        if (Thread.currentThread().isInterrupted() || !isOwn && !(failure.kind() == Kind.RETRY && isAnswering())) {
            throw failure;
        }
        return failure;
    }

    /** Where an endpoint is missing, that is no matter of one parent. */
    private static boolean isMissing(int status) {
        return status == 404 || status == 410;
    }

    /** Whether the API answers what it has answered before. */
    private boolean isAnswering() {
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
