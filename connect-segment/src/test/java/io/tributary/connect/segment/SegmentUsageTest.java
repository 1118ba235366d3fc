package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.LoggedRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Daily usage: cumulative counts of a month, read by the month. */
class SegmentUsageTest extends SimulatedTask {
    private static final String PER_SOURCE = "usage_api_calls_per_source_daily";
    private static final String PATH = "GET /usage/api-calls/sources/daily";
    private static final String MTU = "usage_mtu_workspace_daily";

    @Test
    void allSourcesOfADayShareATimestampAcrossPages() {
        open(few().sources(60).usageMonths(1));
        tables(PER_SOURCE, "usage_mtu_per_source_daily");
        driver.start().firstSync();
        assertEachRowOnce(PER_SOURCE, "usage_mtu_per_source_daily");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void everyMonthFromTheStartDateIsReadOnceCompletely() {
        open(few().usageMonths(6));
        tables(PER_SOURCE);
        once();
        YearMonth first = YearMonth.from(today()).minusMonths(2);
        driver.set("start.date", first.atDay(15).toString());
        driver.start().firstSync();
        assertThat(periods())
                .containsExactly(
                        first.atDay(1).toString(),
                        first.plusMonths(1).atDay(1).toString(),
                        first.plusMonths(2).atDay(1).toString());
        assertThat(records(PER_SOURCE))
                .anyMatch(record -> value(record).get("timestamp").equals(Date.from(midnight(first.atDay(1)))));
    }

    @Test
    void correctionsOfTheCurrentMonthAreSent() {
        open(few());
        tables(PER_SOURCE, "usage_api_calls_workspace_daily", "usage_mtu_per_source_daily", MTU);
        driver.start().firstSync();
        String source = workspace().countedSources().get(1);
        workspace().addUsage(today().withDayOfMonth(1), source, 700);
        List<SourceRecord> changes = driver.sync();
        assertThat(changes.stream().filter(record -> record.topic().endsWith(PER_SOURCE)))
                .hasSize(1);
        assertSameAsApi(PER_SOURCE, "usage_api_calls_workspace_daily", "usage_mtu_per_source_daily", MTU);
    }

    @Test
    void theNextDayArrivesOnce() {
        open(few());
        String[] tables = {PER_SOURCE, "usage_api_calls_workspace_daily", "usage_mtu_per_source_daily", MTU};
        tables(tables);
        Instant midnight = midnight(today());
        segment.clock().set(midnight.minusSeconds(1));
        driver.start().firstSync();
        assertSameAsApi(tables);
        segment.clock().set(midnight);
        assertThat(driver.sync()).isNotEmpty();
        assertSameAsApi(tables);
        assertThat(driver.sync()).isEmpty();
        assertThat(segment.violations()).isEmpty();
    }

    @Test
    void correctionsOfTheMonthBeforeAreSentWithinTheLookback() {
        open(few());
        tables(PER_SOURCE);
        driver.set("segment.usage.lookback.days", Integer.toString(today().getDayOfMonth() + 1));
        driver.start().firstSync();
        driver.stop();
        driver.start().firstSync();
        workspace()
                .addUsage(
                        today().withDayOfMonth(1).minusDays(2),
                        workspace().countedSources().get(1),
                        3);
        assertThat(driver.sync()).hasSize(1);
        assertSameAsApi(PER_SOURCE);
    }

    @Test
    void monthsBeforeTheLookbackAreNotReadAgain() {
        open(few());
        tables(PER_SOURCE);
        driver.set("segment.usage.lookback.days", "0").start().firstSync();
        int before = periods().size();
        driver.sync();
        assertThat(periods().subList(before, periods().size()))
                .containsOnly(YearMonth.from(today()).atDay(1).toString());
    }

    @Test
    void periodsThatOverlapLoseNothing() {
        open(few());
        tables(MTU, "usage_mtu_per_source_daily");
        driver.start().firstSync();
        assertEachRowOnce(MTU, "usage_mtu_per_source_daily");
        Instant edge = midnight(today().withDayOfMonth(1).minusDays(1));
        assertThat(records(MTU).stream()
                        .filter(record -> value(record).get("timestamp").equals(Date.from(edge))))
                .hasSize(2);
        driver.stop();
        driver.start().firstSync();
        assertThat(driver.sync()).isEmpty();
        assertEachRowOnce(MTU, "usage_mtu_per_source_daily");
    }

    @Test
    void countsKeepEveryDigit() {
        open(few());
        tables(PER_SOURCE);
        driver.start().firstSync();
        assertThat(records(PER_SOURCE))
                .anyMatch(record -> value(record).get("apiCalls").equals("9223372036854775807"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 422})
    void monthsBeforeTheWorkspaceAreEmpty(int status) {
        open(few().usageMonths(1));
        tables(PER_SOURCE);
        segment.refuseOldPeriods(status);
        once();
        driver.set("start.date", YearMonth.from(today()).minusMonths(8).atDay(3).toString());
        driver.start().firstSync();
        assertThat(isParked(PER_SOURCE)).isFalse();
        assertEachRowOnce(PER_SOURCE);
    }

    @Test
    void refusedCurrentMonthPausesTheTable() {
        open(few().usageMonths(1));
        tables(PER_SOURCE, "users");
        segment.faults().always("/usage/api-calls/sources/daily", Fault.status(404));
        driver.start().firstSync();
        assertThat(isParked(PER_SOURCE)).isTrue();
    }

    @Test
    void positionSetBackSendsMonthsAgain() {
        open(few().usageMonths(2));
        tables(PER_SOURCE);
        driver.start().firstSync();
        driver.stop();
        int sent = records(PER_SOURCE).size();
        driver.offset(
                PER_SOURCE,
                Map.of("timestamp", midnight(YearMonth.from(today()).atDay(1)).toString()));
        driver.start().firstSync();
        int thisMonth = today().getDayOfMonth() * workspace().countedSources().size();
        assertThat(records(PER_SOURCE)).hasSize(sent + thisMonth);
    }

    private List<String> periods() {
        return segment.log().latest().stream()
                .filter(request -> request.endpoint().equals(PATH))
                .map(LoggedRequest::query)
                .map(query -> query.replaceAll(".*period=([^&]*).*", "$1"))
                .toList();
    }

    private LocalDate today() {
        return workspace().today();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
