package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.contract.TableRequests.Sent;
import io.tributary.testkit.docs.RequestsPage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The requests of a first and of an idle sync of each table, measured, are those on the docs page, and few. */
public abstract class RequestsContract extends TaskTest {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    /** The longest interval of a table is this many times the setting. */
    private static final int LONGEST_FACTOR = 24;

    private final String title;

    /** @param title the vendor's name as the vendor spells it */
    protected RequestsContract(String title, ConnectorKit kit, ExpectedRows expected) {
        super(kit, expected);
        this.title = title;
    }

    /** Starts a vendor whose largest tables have several pages, of the size that the real API has. */
    protected abstract SimulatedApi vendor();

    /** Settings for a table, besides URL and credential. None make syncs cheaper than the defaults do. */
    protected Map<String, String> settings(String table) {
        return Map.of();
    }

    /** What each table's syncs may cost, by table. */
    protected abstract Map<String, TableRequests> requests();

    @Test
    void syncsSendFewRequests() throws IOException {
        SimulatedApi api = vendor();
        open(api, api.connectorSettings());
        Map<String, TableRequests> tables = requests();
        assertThat(tables.keySet()).containsExactlyInAnyOrder(all());
        List<String> rows = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String table : Stream.of(all()).sorted().toList()) {
            Sent sent = measure(table, api);
            rows.add(tables.get(table).row(table, sent));
            wrong.addAll(excess(
                    table + ", first sync", sent.first(), tables.get(table).first()));
            wrong.addAll(
                    excess(table + ", idle sync", sent.idle(), tables.get(table).idle()));
        }
        RequestsPage.requireCurrent(title, kit().vendor(), rows);
        assertThat(wrong).isEmpty();
        assertThat(api.violations()).isEmpty();
    }

    private static List<String> excess(String sync, long sent, RequestNeed need) {
        boolean few = sent >= need.necessary() && sent <= need.allowed();
        return few ? List.of() : List.of(sync + ": " + sent + " requests, with " + need);
    }

    private Sent measure(String table, SimulatedApi api) {
        driver.close();
        driver = new TaskDriver(kit()::connector, api.connectorSettings());
        String interval = Long.toString(INTERVAL.toMillis());
        driver.set("requests.per.second", "0").set("poll.interval.ms", interval).set("snapshot.interval.ms", interval);
        settings(table).forEach(driver::set);
        tables(table);
        long before = api.log().total();
        driver.start().firstSync();
        long first = api.log().total() - before;
        long emitted = emitted(table);
        assertThat(emitted).as("rows of %s", table).isPositive();
        nextSync(table);
        long both = api.log().total() - before;
        assertThat(emitted(table)).as("rows of %s after an idle sync", table).isEqualTo(emitted);
        assertThat(driver.attribute(table, "Requests")).as(table).isEqualTo(both);
        return new Sent(first, both - first);
    }

    /** The next sync, and no other: the interval after it has not passed. */
    private void nextSync(String table) {
        long completed = completed(table);
        endInterval(table);
        driver.pollUntil(() -> completed(table) > completed, "the next sync of " + table);
    }

    /** Makes the next sync due, unless it becomes due soon. */
    protected void endInterval(String table) {
        driver.advance(Duration.ofSeconds(1));
        driver.skip(INTERVAL.multipliedBy(LONGEST_FACTOR));
    }

    private long completed(String table) {
        return (Long) driver.attribute(table, "LastSyncCompleted");
    }

    private long emitted(String table) {
        return (Long) driver.attribute(table, "RowsEmitted");
    }
}
