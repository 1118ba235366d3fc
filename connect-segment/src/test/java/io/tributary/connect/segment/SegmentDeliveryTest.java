package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delivery metrics: one object per destination and source, for a window that it does not contain. */
class SegmentDeliveryTest extends SimulatedTask {
    private static final String METRICS = "destination_delivery_metrics_summary";
    private static final String PATH = "GET /destinations/{id}/delivery-metrics";

    private void openMetrics() {
        open(few());
        tables(METRICS);
    }

    @ParameterizedTest
    @CsvSource({"1h, MINUTE, PT1H", "4h, MINUTE, PT4H", "24h, HOUR, PT24H", "7d, HOUR, PT168H", "14d, DAY, PT336H"})
    void windowIsWithinTheLimitsAndInTheHeaders(String window, String granularity, Duration longest) {
        openMetrics();
        once();
        driver.set("segment.delivery.metrics.window", window).start().firstSync();
        assertEachRowOnce(METRICS);
        assertThat(segment.log().countOfStatus(422)).isZero();
        Headers headers = records(METRICS).get(0).headers();
        Instant start =
                Instant.parse((String) headers.lastWithName("window.start").value());
        Instant end = Instant.parse((String) headers.lastWithName("window.end").value());
        assertThat(headers.lastWithName("window.granularity").value()).isEqualTo(granularity);
        assertThat(Duration.between(start, end))
                .isBetween(longest.multipliedBy(9).dividedBy(10), longest);
        assertThat(end).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    }

    @Test
    void defaultWindowIsThatOfTheVendor() {
        openMetrics();
        once();
        driver.start().firstSync();
        assertThat(metricsRequests()).allMatch(request -> request.query().matches("sourceId=\\w+"));
        assertThat(metricsRequests())
                .allMatch(request -> request.headers().get("accept").equals("application/vnd.segment.v1beta+json"));
    }

    @Test
    void refusedWindowFallsBackToTheDefault() {
        openMetrics();
        once();
        segment.clock().advance(Duration.ofDays(2));
        driver.advance(Duration.ofDays(2));
        driver.set("segment.delivery.metrics.window", "14d").start().firstSync();
        assertThat(records(METRICS)).hasSameSizeAs(truth(METRICS).keySet());
        assertThat(records(METRICS)
                        .get(0)
                        .headers()
                        .lastWithName("window.granularity")
                        .value())
                .isEqualTo("MINUTE");
    }

    @Test
    void onlyChangedMetricsAreSentAgain() {
        openMetrics();
        driver.start().firstSync();
        assertThat(driver.sync()).isEmpty();
        for (String key : workspace().keys("destinations")) {
            workspace().deliver(key.split(" ")[0], key.split(" ")[1], 9);
        }
        List<SourceRecord> changes = driver.sync();
        assertThat(changes).isNotEmpty().hasSizeLessThanOrEqualTo(truth(METRICS).size());
        assertSameAsApi(METRICS);
    }

    @Test
    void totalsKeepTheirFractions() {
        openMetrics();
        once();
        driver.start().firstSync();
        assertThat(records(METRICS).stream()
                        .flatMap(record -> value(record).<Struct>getArray("metrics").stream())
                        .map(metric -> metric.getFloat64("total")))
                .contains(10.25);
    }

    @Test
    void missingParameterPausesTheTable() {
        openMetrics();
        tables(METRICS, "users");
        segment.faults().always("/destinations/{id}/delivery-metrics", Fault.status(422));
        driver.start().firstSync();
        assertThat(isParked(METRICS)).isTrue();
    }

    private List<LoggedRequest> metricsRequests() {
        return segment.log().latest().stream()
                .filter(request -> request.endpoint().equals(PATH))
                .toList();
    }
}
