package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Leg;
import io.tributary.connect.kustomer.Search.Index;
import io.tributary.connect.kustomer.Search.Order;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which searches make up a sync. */
class SearchLegsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant EDGE_BEGIN = Instant.parse("2024-11-20T00:00:00Z");
    private static final Instant EDGE_END = Instant.parse("2024-11-25T00:00:00Z");

    private final SearchLegs legs = new SearchLegs("notes", requester -> List.of("note"));

    @Test
    void youngPositionsNeedOneSearch() {
        Leg leg = leg(EDGE_END, refusing(request -> true, 404));
        assertThat(search(leg)).isEqualTo(Search.of(Index.LIVE, "note", Order.UPDATED, EDGE_END, null));
        assertThat(leg.until()).isNull();
        assertThat(leg.ascending()).isTrue();
    }

    @Test
    void oldPositionsBeginInTheArchive() {
        Leg leg = leg(Instant.EPOCH, refusing(request -> false, 0));
        assertThat(search(leg)).isEqualTo(Search.of(Index.ARCHIVE, "note", Order.UPDATED, Instant.EPOCH, EDGE_BEGIN));
        assertThat(leg.until()).isEqualTo(EDGE_BEGIN);
        assertThat(leg.ascending()).isTrue();
    }

    @Test
    void theEdgeIsReadFromBothWithoutMovingThePosition() {
        Leg leg = leg(EDGE_BEGIN, refusing(request -> false, 0));
        assertThat(search(leg)).isEqualTo(Search.of(Index.ARCHIVE, "note", Order.UPDATED, EDGE_BEGIN, EDGE_END));
        assertThat(leg.pages()).isEqualTo(new SearchPages("notes", EDGE_BEGIN));
        assertThat(leg.until()).isEqualTo(EDGE_END);
        assertThat(leg.ascending()).isFalse();
    }

    @Test
    void everyLegLeadsOn() {
        Instant from = Instant.EPOCH;
        for (Leg leg = leg(from, refusing(request -> false, 0)); leg.until() != null; ) {
            assertThat(leg.until()).isAfter(from);
            from = leg.until();
            leg = legs.next(new Progress(from, NOW.plusSeconds(3600), Instant.EPOCH, 0), refusing(request -> false, 0));
        }
        assertThat(from).isEqualTo(EDGE_END);
    }

    @Test
    void withoutAnArchiveTheLiveIndexIsReadUpToItsEdgeFirst() {
        Leg leg = leg(Instant.EPOCH, refusing(SearchLegsTest::isArchive, 404));
        assertThat(search(leg)).isEqualTo(Search.of(Index.LIVE, "note", Order.UPDATED, Instant.EPOCH, EDGE_END));
        assertThat(leg.until()).isEqualTo(EDGE_END);
    }

    @Test
    void redirectOfTheArchiveIsNotKustomers() {
        assertThatThrownBy(() -> leg(Instant.EPOCH, refusing(SearchLegsTest::isArchive, 307)))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void theArchiveMayOnlyKnowCreation() {
        Leg leg = leg(
                Instant.EPOCH,
                refusing(request -> isArchive(request) && Search.of(request).order() == Order.UPDATED, 400));
        assertThat(search(leg)).isEqualTo(Search.of(Index.ARCHIVE, "note", Order.CREATED, null, EDGE_END));
        assertThat(leg.pages()).isEqualTo(new SearchPages("notes", Instant.EPOCH));
        assertThat(leg.ascending()).isFalse();
    }

    @Test
    void otherFailuresDoNotMeanAMissingArchive() {
        ApiException down = new ApiException(Kind.RETRY, 503, null, "down", null);
        assertThatThrownBy(() -> leg(Instant.EPOCH, failing(request -> true, down)))
                .isSameAs(down);
    }

    @Test
    void severalKindsAreReadInParallelInNoOrder() {
        SearchLegs two = new SearchLegs("kobjects", requester -> List.of("kobject_a", "kobject_b"));
        Leg leg = two.next(new Progress(NOW, NOW, NOW, 0), refusing(request -> false, 0));
        assertThat(leg.requests())
                .extracting(request -> Search.of(request).context())
                .containsExactly("kobject_a", "kobject_b");
        assertThat(leg.ascending()).isFalse();
    }

    @Test
    void noKindsAreNoWork() {
        SearchLegs none = new SearchLegs("kobjects", requester -> List.of());
        assertThat(none.next(new Progress(Instant.EPOCH, NOW, Instant.EPOCH, 0), null)
                        .requests())
                .isEmpty();
    }

    private Leg leg(Instant from, Requester requester) {
        return legs.next(new Progress(from, NOW, from, 0), requester);
    }

    private static Search search(Leg leg) {
        assertThat(leg.requests()).hasSize(1);
        return Search.of(leg.requests().get(0));
    }

    private static boolean isArchive(ApiRequest request) {
        return Search.of(request).index() == Index.ARCHIVE;
    }

    private static Requester refusing(Predicate<ApiRequest> refused, int status) {
        return failing(refused, new ApiException(Kind.UNAVAILABLE, status, null, "Table notes: refused", null));
    }

    private static Requester failing(Predicate<ApiRequest> refused, ApiException failure) {
        return new Requester() {
            @Override
            public <T> Page<T> read(ApiRequest request, RowReader<T> rows) {
                if (refused.test(request)) {
                    throw failure;
                }
                return new Page<>(request, List.of(), null, Json.MAPPER.createObjectNode(), NOW);
            }
        };
    }
}
