package io.tributary.connect.segment;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Distinguishes parents that were deleted since they were listed, which are skipped, from an endpoint that no longer
 * exists. Both return 404, but the rows of a table must not be deleted because its endpoint is gone.
 */
final class GoneParents {
    private static final Logger log = LoggerFactory.getLogger(GoneParents.class);
    /** This many consecutive parents are not deleted by chance. */
    private static final int TOO_MANY = 5;
    /** The same where a table may have a single parent: it is missing twice before its rows count as deleted. */
    private static final int TOO_MANY_OF_FEW = 2;

    private final int tooMany;
    private final AtomicInteger consecutive = new AtomicInteger();

    private GoneParents(int tooMany) {
        this.tooMany = tooMany;
    }

    static GoneParents ofMany() {
        return new GoneParents(TOO_MANY);
    }

    static GoneParents ofFew() {
        return new GoneParents(TOO_MANY_OF_FEW);
    }

    /**
     * The result of {@code rows}. Empty if the parent is gone.
     *
     * @throws ApiException if too many consecutive parents are gone: permanent for the table
     */
    <T> List<T> skip(Supplier<List<T>> rows) {
        try {
            List<T> found = rows.get();
            consecutive.set(0);
            return found;
        } catch (ApiException e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
            if (consecutive.incrementAndGet() >= tooMany) {
                throw e.as(Kind.UNAVAILABLE, e.getMessage() + ", like the " + (tooMany - 1) + " parents before it");
            }
            log.debug("{}: deleted in the meantime", e.getMessage());
            return List.of();
        }
    }
}
