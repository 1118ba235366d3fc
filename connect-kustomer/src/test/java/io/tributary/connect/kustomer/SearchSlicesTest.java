package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.kustomer.Search.Index;
import io.tributary.connect.kustomer.Search.Order;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which searches make up a sync. */
class SearchSlicesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant EDGE_BEGIN = Instant.parse("2024-11-20T00:00:00Z");
    private static final Instant EDGE_END = Instant.parse("2024-11-25T00:00:00Z");

    private final SearchSlices slices = new SearchSlices("notes", requester -> List.of("note"));

    @Test
    void recentPositionsNeedOneSearch() {
        Slice slice = slice(EDGE_END, refusing(request -> true, 404));
        assertThat(search(slice)).isEqualTo(Search.of(Index.LIVE, "note", Order.UPDATED, EDGE_END, null));
        assertThat(slice.until()).isNull();
        assertThat(slice.isAscending()).isTrue();
    }

    @Test
    void oldPositionsStartInTheArchive() {
        Slice slice = slice(Instant.EPOCH, refusing(request -> false, 0));
        assertThat(search(slice)).isEqualTo(Search.of(Index.ARCHIVE, "note", Order.UPDATED, Instant.EPOCH, EDGE_BEGIN));
        assertThat(slice.until()).isEqualTo(EDGE_BEGIN);
        assertThat(slice.isAscending()).isTrue();
    }

    @Test
    void theEdgeIsReadFromBothWithoutMovingThePosition() {
        Slice slice = slice(EDGE_BEGIN, refusing(request -> false, 0));
        assertThat(search(slice)).isEqualTo(Search.of(Index.ARCHIVE, "note", Order.UPDATED, EDGE_BEGIN, EDGE_END));
        assertThat(slice.lists().get(0).pages()).isEqualTo(new SearchPages("notes", EDGE_BEGIN));
        assertThat(slice.until()).isEqualTo(EDGE_END);
        assertThat(slice.isAscending()).isFalse();
    }

    @Test
    void everySliceMakesProgress() {
        Instant from = Instant.EPOCH;
        for (Slice slice = slice(from, refusing(request -> false, 0)); slice.until() != null; ) {
            assertThat(slice.until()).isAfter(from);
            from = slice.until();
            slice = slices.next(
                    new Progress(from, NOW.plusSeconds(3600), Instant.EPOCH, 0), refusing(request -> false, 0));
        }
        assertThat(from).isEqualTo(EDGE_END);
    }

    @Test
    void withoutAnArchiveTheLiveIndexIsReadUpToItsEdgeFirst() {
        Slice slice = slice(Instant.EPOCH, refusing(SearchSlicesTest::isArchive, 404));
        assertThat(search(slice)).isEqualTo(Search.of(Index.LIVE, "note", Order.UPDATED, Instant.EPOCH, EDGE_END));
        assertThat(slice.until()).isEqualTo(EDGE_END);
    }

    @Test
    void redirectOfTheArchiveIsNotFromKustomer() {
        assertThatThrownBy(() -> slice(Instant.EPOCH, refusing(SearchSlicesTest::isArchive, 307)))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void archiveMayOnlyBeSearchableByCreation() {
        Slice slice = slice(
                Instant.EPOCH,
                refusing(request -> isArchive(request) && Search.of(request).order() == Order.UPDATED, 400));
        assertThat(search(slice)).isEqualTo(Search.of(Index.ARCHIVE, "note", Order.CREATED, null, EDGE_END));
        assertThat(slice.lists().get(0).pages()).isEqualTo(new SearchPages("notes", Instant.EPOCH));
        assertThat(slice.isAscending()).isFalse();
    }

    @Test
    void otherFailuresDoNotMeanAMissingArchive() {
        ApiException down = new ApiException(Kind.RETRY, 503, null, "down", null);
        assertThatThrownBy(() -> slice(Instant.EPOCH, failing(request -> true, down)))
                .isSameAs(down);
    }

    @Test
    void severalKindsAreReadInParallelUnordered() {
        SearchSlices two = new SearchSlices("kobjects", requester -> List.of("kobject_a", "kobject_b"));
        Slice slice = two.next(new Progress(NOW, NOW, NOW, 0), refusing(request -> false, 0));
        assertThat(slice.lists())
                .extracting(list -> Search.of(list.first()).context())
                .containsExactly("kobject_a", "kobject_b");
        assertThat(slice.isAscending()).isFalse();
    }

    @Test
    void noKindsNeedNoSearch() {
        SearchSlices none = new SearchSlices("kobjects", requester -> List.of());
        assertThat(none.next(new Progress(Instant.EPOCH, NOW, Instant.EPOCH, 0), null)
                        .lists())
                .isEmpty();
    }

    private Slice slice(Instant from, Requester requester) {
        return slices.next(new Progress(from, NOW, from, 0), requester);
    }

    private static Search search(Slice slice) {
        assertThat(slice.lists()).hasSize(1);
        return Search.of(slice.lists().get(0).first());
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
