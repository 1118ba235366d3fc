package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics: which step of time a row is, and how it changes. */
class CustomerIoMetricsTest extends SimulatedTask {
    private static final String NEWSLETTER = "GET /v1/newsletters/{id}/metrics";
    private static final String CAMPAIGN = "GET /v1/campaigns/{id}/metrics";

    private Instant now;

    /** Sets the clocks of Customer.io and of the worker. */
    private void at(String time) {
        Instant before = now == null ? Instant.now() : now;
        now = Instant.parse(time);
        customerIo.clock().set(now);
        driver.stepWallClock(Duration.between(before, now));
    }

    private void openOne(String parents, String created) {
        open(few().size(parents, 1).size(parents.replaceAll("s$", "_metrics"), 0));
        long second = Instant.parse(created).getEpochSecond();
        workspace().update(parents, first(parents), row -> row.put("created", second));
        tables(parents.replaceAll("s$", "_metrics"));
    }

    /** Months begin at midnight in Eastern time, five hours after UTC in winter and four in summer. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-01T04:59:00Z, 2026-01-01T00:00:00Z",
        "2026-02-01T05:01:00Z, 2026-02-01T00:00:00Z",
        "2026-07-01T03:59:00Z, 2026-06-01T00:00:00Z",
        "2026-07-01T04:01:00Z, 2026-07-01T00:00:00Z"
    })
    void newestStepIsTheCurrentMonth(String now, String newest) {
        openOne("newsletters", "2025-11-20T00:00:00Z");
        at(now);
        driver.start().firstSync();
        assertEachRowOnce("newsletter_metrics");
        assertThat(records("newsletter_metrics"))
                .extracting(record -> ((Date) ((Struct) record.key()).get("step")).toInstant())
                .startsWith(Instant.parse("2025-11-01T00:00:00Z"))
                .endsWith(Instant.parse(newest));
        assertThat(records("newsletter_metrics"))
                .extracting(record -> ((Struct) record.value()).getString("period"))
                .containsOnly("months");
    }

    @Test
    void olderStepsStayWhatTheyAreWhenANewMonthBegins() {
        openOne("newsletters", "2026-01-20T00:00:00Z");
        at("2026-05-31T12:00:00Z");
        driver.start().firstSync();
        assertThat(records("newsletter_metrics")).hasSize(5);
        at("2026-06-02T12:00:00Z");
        assertThat(driver.sync())
                .singleElement()
                .satisfies(record -> assertThat(((Struct) record.key()).get("step"))
                        .isEqualTo(Date.from(Instant.parse("2026-06-01T00:00:00Z"))));
    }

    @Test
    void countsOfStepsAreColumns() {
        openOne("newsletters", "2026-10-20T00:00:00Z");
        at("2026-11-15T12:00:00Z");
        respond(
                NEWSLETTER,
                "{'metric':{'type':'email','series':{'sent':[5,6],'opened':['1',null],'brand_new':[0,9]}}}");
        driver.start().firstSync();
        assertThat(records("newsletter_metrics")).hasSize(2);
        Struct newest = (Struct) records("newsletter_metrics").get(1).value();
        assertThat(newest.getInt64("sent")).isEqualTo(6);
        assertThat(newest.get("opened")).isNull();
        assertThat(newest.getString("type")).isEqualTo("email");
        assertThat(newest.getString("_extra")).isEqualTo("{\"/brand_new\":9}");
        Struct before = (Struct) records("newsletter_metrics").get(0).value();
        assertThat(before.getInt64("opened")).isEqualTo(1);
    }

    @Test
    void daysOfCampaignsBeginWithTheCampaign() {
        openOne("campaigns", "2026-11-03T23:59:00Z");
        at("2026-11-06T00:30:00Z");
        driver.start().firstSync();
        assertEachRowOnce("campaign_metrics");
        assertThat(records("campaign_metrics"))
                .extracting(record ->
                        ((Date) ((Struct) record.key()).get("step")).toInstant().toString())
                .containsExactly(
                        "2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z", "2026-11-05T00:00:00Z", "2026-11-06T00:00:00Z");
    }

    /** A range may cover at most ten years. */
    @Test
    void olderCampaignsTakeMoreThanOneRange() {
        openOne("campaigns", "2013-01-15T00:00:00Z");
        at("2026-11-06T12:00:00Z");
        driver.start().firstSync();
        assertEachRowOnce("campaign_metrics");
        assertThat(customerIo.requests(CAMPAIGN)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02 00:00:00 +0000 UTC, 2026-11-02T00:00:00Z", "none, 2026-11-03T00:00:00Z"})
    void firstDayIsThatOfTheResponse(String start, String first) {
        openOne("campaigns", "2026-11-03T10:00:00Z");
        at("2026-11-05T12:00:00Z");
        respond(CAMPAIGN, "{'start':'" + start + "','res':'days','metric':{'series':{'sent':[1]}}}");
        driver.start().firstSync();
        assertThat(records("campaign_metrics"))
                .singleElement()
                .satisfies(record ->
                        assertThat(((Struct) record.key()).get("step")).isEqualTo(Date.from(Instant.parse(first))));
    }

    /** A count that goes up and down again, as when it is corrected. */
    @Test
    void everyChangeOfACountIsSent() {
        openOne("campaigns", "2026-11-03T10:00:00Z");
        at("2026-11-05T12:00:00Z");
        respond(CAMPAIGN, "{'start':'','res':'days','metric':{'series':{'sent':[0,0,0]}}}");
        driver.start().firstSync();
        for (int sent : new int[] {5, 0, 5}) {
            respond(CAMPAIGN, "{'start':'','res':'days','metric':{'series':{'sent':[" + sent + ",0,0]}}}");
            assertThat(driver.sync())
                    .extracting(record -> ((Struct) record.value()).getInt64("sent"))
                    .containsExactly((long) sent);
        }
    }

    @Test
    void parentThatIsGoneHasNoMetrics() {
        openOne("broadcasts", "2026-10-20T00:00:00Z");
        String broadcast = first("broadcasts");
        customerIo.onRequest(
                "GET /v1/broadcasts/{id}/metrics", 1, () -> workspace().delete("broadcasts", broadcast));
        driver.start().firstSync();
        assertThat(records("broadcast_metrics")).isEmpty();
        assertThat(isParked("broadcast_metrics")).isFalse();
    }

    private void respond(String request, String json) {
        customerIo.faults().clear();
        customerIo.faults().always(request, Fault.json(200, json.replace('\'', '"')));
    }
}
