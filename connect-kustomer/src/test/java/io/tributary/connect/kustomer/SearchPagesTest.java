package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.kustomer.Search.Index;
import io.tributary.connect.kustomer.Search.Order;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** How a search continues after a page. */
class SearchPagesTest {
    private static final Instant T = Instant.parse("2026-10-21T14:02:11.925Z");
    private static final Search SINCE = Search.of(Index.LIVE, "note", Order.UPDATED, T, null);
    private static final SearchPages PAGES = new SearchPages("notes", null);

    @Test
    void searchesAgainFromTheLastRow() {
        assertThat(next(SINCE, page(500, T.plusMillis(3)))).isEqualTo(SINCE.from(T.plusMillis(3)));
    }

    @Test
    void continuesIfTheVendorReturnsSmallerPages() {
        ObjectNode cut = page(100, T.plusMillis(3));
        ((ObjectNode) cut.get("meta")).put("pageSize", 100);
        assertThat(next(SINCE, cut)).isEqualTo(SINCE.from(T.plusMillis(3)));
    }

    @Test
    void endsWithAShortPageDespiteALink() {
        assertThat(next(SINCE, page(499, T.plusMillis(3)))).isNull();
        assertThat(next(SINCE, page(0, null))).isNull();
    }

    @Test
    void endsWithoutALink() {
        ObjectNode last = page(500, T.plusMillis(3));
        ((ObjectNode) last.get("links")).putNull("next");
        assertThat(next(SINCE, last)).isNull();
        last.remove("links");
        assertThat(next(SINCE, last)).isNull();
    }

    @Test
    void continuesIfThePageContradictsItself() {
        ObjectNode sizeless = page(100, T.plusMillis(3));
        ((ObjectNode) sizeless.get("meta")).remove("pageSize");
        assertThat(next(SINCE, sizeless)).isEqualTo(SINCE.from(T.plusMillis(3)));
        ((ObjectNode) sizeless.get("meta")).put("pageSize", 253_402_300_800L);
        assertThat(next(SINCE, sizeless)).isEqualTo(SINCE.from(T.plusMillis(3)));
        ObjectNode linkless = page(500, T.plusMillis(3));
        ((ObjectNode) linkless.get("links")).putNull("next");
        ((ObjectNode) linkless.get("meta")).put("page", 1).put("totalPages", 2);
        assertThat(next(SINCE, linkless)).isEqualTo(SINCE.from(T.plusMillis(3)));
    }

    @Test
    void splitsAPageThatIsOneTie() {
        assertThat(next(SINCE, page(500, T))).isEqualTo(SINCE.splitTie());
    }

    @Test
    void readsATieByCreationTimeAndContinuesAfterIt() {
        Search tie = SINCE.splitTie();
        assertThat(next(tie, created(500, T.minusSeconds(9)))).isEqualTo(tie.from(T.minusSeconds(9)));
        assertThat(next(tie.from(T.minusSeconds(9)), created(12, T))).isEqualTo(SINCE.from(T.plusMillis(1)));
    }

    @Test
    void readsPagesWhereCreationTiesToo() {
        Search tie = SINCE.splitTie().from(T.minusSeconds(9));
        assertThat(next(tie, created(500, T.minusSeconds(9)))).isEqualTo(tie.nextPage());
    }

    @Test
    void failsBeyondTheReadableWindow() {
        Search tie = SINCE.splitTie().from(T.minusSeconds(9));
        Search last = Collections.nCopies(19, tie).stream().reduce(tie, (search, each) -> search.nextPage());
        assertThat(last.page()).isEqualTo(20);
        assertThatThrownBy(() -> next(last, created(500, T.minusSeconds(9))))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("notes")
                .hasMessageContaining("cannot be paged through");
    }

    @Test
    void neverRequestsMoreThanAHundredPages() {
        Search tie = SINCE.splitTie().from(T.minusSeconds(9));
        Search last = Collections.nCopies(99, tie).stream().reduce(tie, (search, each) -> search.nextPage());
        ObjectNode small = created(50, T.minusSeconds(9));
        ((ObjectNode) small.get("meta")).put("pageSize", 50);
        assertThatThrownBy(() -> next(last, small)).isInstanceOf(ApiException.class);
    }

    @Test
    void comparesMilliseconds() {
        assertThat(next(SINCE, page(500, T.plusNanos(123_000)))).isEqualTo(SINCE.splitTie());
    }

    @Test
    void acceptsRowsWithoutATime() {
        assertThat(next(SINCE, page(500, null))).isEqualTo(SINCE.splitTie());
    }

    @Test
    void continuesInTheLiveIndexAfterTheArchive() {
        Search archive = Search.of(Index.ARCHIVE, "note", Order.UPDATED, T, T.plusSeconds(60));
        SearchPages both = new SearchPages("notes", T);
        Search live = Search.of(Index.LIVE, "note", Order.UPDATED, T, T.plusSeconds(60));
        assertThat(next(both, archive, page(3, T))).isEqualTo(live);
        assertThat(next(both, live, page(3, T))).isNull();
        assertThat(next(archive, page(3, T))).isNull();
    }

    private static Search next(Search search, ObjectNode page) {
        return next(PAGES, search, page);
    }

    private static Search next(SearchPages pages, Search search, ObjectNode envelope) {
        ObjectNode last = (ObjectNode) envelope.get("last");
        int rows = envelope.path("rows").asInt();
        ApiRequest next =
                pages.next(new Page<>(search.request(), Collections.nCopies(rows, ""), last, envelope, Instant.EPOCH));
        return next == null ? null : Search.of(next);
    }

    private static ObjectNode page(int rows, Instant lastUpdated) {
        return envelope(rows, "updatedAt", lastUpdated);
    }

    private static ObjectNode created(int rows, Instant lastCreated) {
        return envelope(rows, "createdAt", lastCreated);
    }

    private static ObjectNode envelope(int rows, String attribute, Instant time) {
        ObjectNode page = Json.MAPPER.createObjectNode().put("rows", rows);
        page.putObject("meta").put("pageSize", 500);
        page.putObject("links").put("next", "/v1/customers/search?page=2&pageSize=500");
        page.putObject("last").putObject("attributes").put(attribute, time == null ? null : time.toString());
        return page;
    }
}
