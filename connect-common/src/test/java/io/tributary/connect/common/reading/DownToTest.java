package io.tributary.connect.common.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead.Order;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where reading a newest-first list stops. */
class DownToTest {
    private static final long KNOWN = 1_700_000_000;

    private DownTo list = list(false);

    private static DownTo list(boolean documented) {
        return DownTo.of(new Order.NewestFirst(
                Instant.ofEpochSecond(KNOWN),
                Duration.ofMinutes(10),
                row -> Row.timeOfSeconds(row.path("timestamp")),
                documented));
    }

    @Test
    void stopsAfterAFullPageOfKnownRows() {
        assertContinues(KNOWN + 50);
        assertContinues(KNOWN - 1);
        assertStops(KNOWN - 100);
    }

    @Test
    void continuesIfOnlyThePagesEndIsKnown() {
        assertContinues(KNOWN - 1);
        assertContinues(KNOWN);
        assertContinues(KNOWN - 1);
        assertStops(KNOWN - 1);
    }

    @Test
    void stopsAtTheFirstKnownRowIfTheOrderIsDocumented() {
        list = list(true);
        assertContinues(KNOWN);
        assertStops(KNOWN - 1);
    }

    @Test
    void rowsMayBeOutOfOrderWithinTheOverlap() {
        assertContinues(KNOWN - 700);
        assertStops(KNOWN - 100);
    }

    @Test
    void neverStopsIfTheOrderIsDifferent() {
        assertContinues(KNOWN - 5000);
        assertContinues(KNOWN - 3000);
        assertContinues(KNOWN - 4000);
        assertContinues(KNOWN - 5000);
    }

    @Test
    void rowWithoutATimeDoesNotCount() {
        assertContinues(KNOWN - 1);
        assertThat(list.isReached(Json.parse("{}"))).isFalse();
        assertStops(KNOWN - 2);
    }

    @Test
    void timesMayBeTextOfDigits() {
        assertThat(list.isReached(row("\"" + (KNOWN - 1) + "\""))).isFalse();
        assertThat(list.isReached(row("\"+" + (KNOWN - 100) + "\""))).isTrue();
    }

    @Test
    void otherOrdersAreReadToTheEnd() {
        list = DownTo.of(Order.ASCENDING);
        assertContinues(0);
        assertContinues(0);
    }

    private void assertContinues(long last) {
        assertThat(list.isReached(row(Long.toString(last)))).isFalse();
    }

    private void assertStops(long last) {
        assertThat(list.isReached(row(Long.toString(last)))).isTrue();
    }

    private static JsonNode row(String timestamp) {
        return Json.parse("{\"timestamp\":" + timestamp + "}");
    }
}
