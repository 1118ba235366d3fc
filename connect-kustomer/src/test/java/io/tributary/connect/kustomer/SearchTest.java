package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.kustomer.Search.Index;
import io.tributary.connect.kustomer.Search.Order;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Converts searches to requests and back. */
class SearchTest {
    private static final Instant FROM = Instant.parse("2026-10-21T14:02:11.925Z");
    private static final Instant UNTIL = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void requestsRowsFromATimeInclusively() {
        ApiRequest request =
                Search.of(Index.LIVE, "conversation", Order.UPDATED, FROM, null).request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/customers/search");
        assertThat(request.query()).containsEntry("page", "1").containsEntry("pageSize", "500");
        assertThat(request.body())
                .hasToString("{\"queryContext\":\"conversation\",\"and\":[{\"conversation_updated_at\":"
                        + "{\"gte\":\"2026-10-21T14:02:11.925Z\"}}],\"sort\":[{\"conversation_updated_at\":\"asc\"}],"
                        + "\"includeDeleted\":true}");
    }

    @Test
    void writesMillisecondsAlways() {
        assertThat(Search.of(Index.LIVE, "note", Order.UPDATED, Instant.EPOCH, UNTIL)
                        .request()
                        .body()
                        .path("and"))
                .hasToString("[{\"note_updated_at\":{\"gte\":\"1970-01-01T00:00:00.000Z\"}},"
                        + "{\"note_updated_at\":{\"lt\":\"2026-11-01T00:00:00.000Z\"}}]");
    }

    @Test
    void classesShareTheAttributesOfCustomObjects() {
        ApiRequest request = Search.of(Index.LIVE, "kobject_shopify-order", Order.UPDATED, FROM, null)
                .request();
        assertThat(request.body().path("queryContext").asText()).isEqualTo("kobject_shopify-order");
        assertThat(request.body().path("sort")).hasToString("[{\"kobject_updated_at\":\"asc\"}]");
    }

    @Test
    void splitsATieByCreationTime() {
        Search tie = Search.of(Index.LIVE, "note", Order.UPDATED, FROM, UNTIL).splitTie();
        assertThat(tie.from(FROM.minusSeconds(5)).request().body().path("and"))
                .hasToString("[{\"note_updated_at\":{\"gte\":\"2026-10-21T14:02:11.925Z\"}},"
                        + "{\"note_updated_at\":{\"lte\":\"2026-10-21T14:02:11.925Z\"}},"
                        + "{\"note_created_at\":{\"gte\":\"2026-10-21T14:02:06.925Z\"}},"
                        + "{\"note_updated_at\":{\"lt\":\"2026-11-01T00:00:00.000Z\"}}]");
        assertThat(tie.request().body().path("sort")).hasToString("[{\"note_created_at\":\"asc\"}]");
    }

    static Stream<Search> searches() {
        Search updated = Search.of(Index.LIVE, "note", Order.UPDATED, FROM, UNTIL);
        return Stream.of(
                updated,
                updated.splitTie(),
                updated.splitTie().from(FROM),
                updated.splitTie().from(FROM).nextPage(),
                Search.of(Index.LIVE, "note", Order.UPDATED, FROM, null).splitTie(),
                Search.of(Index.LIVE, "kobject_a", Order.UPDATED, null, null),
                Search.of(Index.ARCHIVE, "message", Order.CREATED, null, UNTIL),
                Search.of(Index.ARCHIVE, "message", Order.CREATED, FROM, UNTIL).nextPage());
    }

    /** Users of the API report that a second attribute may be ignored. */
    @ParameterizedTest
    @MethodSource("searches")
    void sortsByASingleAttribute(Search search) {
        assertThat(search.request().body().path("sort")).hasSize(1).allMatch(key -> key.size() == 1);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void isParsedFromItsRequest(Search search) {
        assertThat(Search.of(search.request())).isEqualTo(search);
    }

    @Test
    void continuesAfterATieUnlessItEndsThere() {
        Search open = Search.of(Index.LIVE, "note", Order.UPDATED, FROM, null);
        assertThat(open.splitTie().afterTie()).isEqualTo(open.from(FROM.plusMillis(1)));
        Search bounded = Search.of(Index.LIVE, "note", Order.UPDATED, FROM, FROM.plusMillis(1));
        assertThat(bounded.splitTie().afterTie()).isNull();
    }

    @Test
    void onlySearchesCountAsSearches() {
        assertThat(List.of("/v1/customers/search", "/v1/customers/archive/search"))
                .allMatch(path -> Search.isSearch(ApiRequest.get(path)));
        assertThat(Search.isSearch(ApiRequest.get("/v1/users"))).isFalse();
    }
}
