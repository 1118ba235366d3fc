package io.tributary.connect.common.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead.Order;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where the reading of a list stops that begins with the newest row. */
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
    void stopsBehindAWholePageOfKnownRows() {
        assertGoesOn(KNOWN + 50);
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
    void stopsAtTheFirstKnownRowWhereTheOrderIsDocumented() {
        list = list(true);
        assertGoesOn(KNOWN);
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
    void rowWithoutATimeSaysNothing() {
        assertGoesOn(KNOWN - 1);
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
        assertGoesOn(0);
        assertGoesOn(0);
    }

    private void assertGoesOn(long last) {
        assertThat(list.isReached(row(Long.toString(last)))).isFalse();
    }

    private void assertStops(long last) {
        assertThat(list.isReached(row(Long.toString(last)))).isTrue();
    }

    private static JsonNode row(String timestamp) {
        return Json.parse("{\"timestamp\":" + timestamp + "}");
    }
}
