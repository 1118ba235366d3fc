package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a walk through activities stops. */
class NewestFirstTest {
    private static final long POSITION = 1_700_000_000;
    private static final long KNOWN = POSITION;

    private final NewestFirst pages = new NewestFirst(
            Paginator.queryCursor("/next", "start"), Instant.ofEpochSecond(POSITION), Duration.ofMinutes(10));

    @Test
    void stopsAfterACompletePageOfKnownRows() {
        assertGoesOn(POSITION + 50);
        assertGoesOn(KNOWN - 1);
        assertStops(KNOWN - 100);
    }

    @Test
    void goesOnWhileOnlyThePageEndsWithKnownRows() {
        assertGoesOn(KNOWN - 1);
        assertGoesOn(KNOWN);
        assertGoesOn(KNOWN - 1);
        assertStops(KNOWN - 1);
    }

    @Test
    void rowsMayBeALittleOutOfOrder() {
        assertGoesOn(KNOWN - 700);
        assertStops(KNOWN - 100);
    }

    @Test
    void neverStopsWhereTheOrderIsAnother() {
        assertGoesOn(KNOWN - 5000);
        assertGoesOn(KNOWN - 3000);
        assertGoesOn(KNOWN - 4000);
        assertGoesOn(KNOWN - 5000);
    }

    @Test
    void emptyPageSaysNothing() {
        assertGoesOn(KNOWN - 1);
        assertThat(pages.next(page(null))).isNotNull();
        assertStops(KNOWN - 2);
    }

    @Test
    void timesMayBeTextOfDigits() {
        assertThat(pages.next(pageOf(Json.MAPPER.getNodeFactory().textNode(Long.toString(KNOWN - 1)))))
                .isNotNull();
        assertThat(pages.next(pageOf(Json.MAPPER.getNodeFactory().textNode("+" + (KNOWN - 100)))))
                .isNull();
    }

    private void assertGoesOn(long last) {
        assertThat(pages.next(page(last))).isNotNull();
    }

    private void assertStops(long last) {
        assertThat(pages.next(page(last))).isNull();
    }

    private static Page<Object> page(Long last) {
        return pageOf(last == null ? null : Json.MAPPER.getNodeFactory().numberNode(last));
    }

    private static Page<Object> pageOf(JsonNode last) {
        return new Page<>(
                ApiRequest.get("/activities"),
                List.of(),
                last == null ? null : Json.MAPPER.createObjectNode().set("timestamp", last),
                Json.MAPPER.createObjectNode().put("next", "more"),
                Instant.EPOCH);
    }
}
