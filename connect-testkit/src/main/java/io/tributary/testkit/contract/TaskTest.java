package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** Base of the tests that run a connector's real task against its simulated vendor. */
@Tag("slow")
public abstract class TaskTest {
    /** An interval longer than any test, in milliseconds. */
    protected static final String NEVER = "3600000";

    private static final int MAX_SYNCS = 10;

    /** Runs the task, which reads from the vendor that was opened last. */
    protected TaskDriver driver;

    private final ConnectorKit kit;
    private final ExpectedRows expected;
    private SimulatedApi api;

    /**
     * @param kit of the connector
     * @param expected what its topics must contain
     */
    protected TaskTest(ConnectorKit kit, ExpectedRows expected) {
        this.kit = kit;
        this.expected = expected;
    }

    /** The connector's kit. */
    protected final ConnectorKit kit() {
        return kit;
    }

    /** Starts a vendor with a few dozen rows of every table. The task is not started yet. */
    protected final VendorUnderTest openFew() {
        VendorUnderTest vendor = kit.few();
        open(vendor.api(), vendor.settings());
        return vendor;
    }

    /** Uses a vendor that was started, instead of an earlier one. The task is not started yet. */
    protected final void open(SimulatedApi started, Map<String, String> settings) {
        close();
        api = started;
        driver = new TaskDriver(kit::connector, settings);
    }

    @AfterEach
    protected final void close() {
        if (api != null) {
            driver.close();
            api.close();
        }
    }

    /** Sets the tables to read. */
    protected final void tables(String... names) {
        driver.set("tables", String.join(",", names));
    }

    /** The names of all tables. */
    protected final String[] all() {
        return expected.tables().stream().map(Table::name).toArray(String[]::new);
    }

    /** All tables. */
    protected final List<Table> declared() {
        return expected.tables();
    }

    /** Makes the first sync the only one. */
    protected final void once() {
        driver.set("snapshot.interval.ms", NEVER).set("poll.interval.ms", NEVER);
    }

    /** The rows that a topic must contain now. */
    protected Map<Struct, Struct> truth(String table) {
        return expected.rows(api, table);
    }

    /** The rows that a topic contains now: the last value of each key, without tombstones. */
    protected final Map<Struct, Struct> latest(String table) {
        return driver.latest(topic(table));
    }

    private String topic(String table) {
        return kit.vendor() + '.' + table;
    }

    /** The topics contain the rows of the API. */
    protected final void assertSameAsApi(String... tables) {
        for (String table : tables) {
            Map<Struct, Struct> truth = truth(table);
            assertThat(truth).as(table).isNotEmpty();
            assertThat(differences(table, truth, truth.keySet())).as(table).isEmpty();
            assertThat(latest(table)).as(table).hasSameSizeAs(truth);
        }
    }

    /** How the rows with these keys differ between topic and API. At most three differences. */
    protected final List<String> differences(String table, Collection<Struct> keys) {
        return differences(table, truth(table), keys);
    }

    /** The same, for known rows of the API. */
    protected final List<String> differences(String table, Map<Struct, Struct> truth, Collection<Struct> keys) {
        Map<Struct, Struct> topic = latest(table);
        return keys.stream()
                .filter(key -> !Objects.equals(topic.get(key), truth.get(key)))
                .map(key -> key + " is " + topic.get(key) + ", should be " + truth.get(key))
                .limit(3)
                .toList();
    }

    /**
     * Syncs until the topics contain the rows of the API. A change may be too late for the running sync, and a deletion may take two
     * sweeps.
     */
    protected final void syncUntilSameAsApi(VendorUnderTest vendor) {
        syncUntilNoneDiffer(table -> {
            Map<Struct, Struct> truth = truth(table);
            Set<Struct> keys = new HashSet<>(truth.keySet());
            if (!vendor.tablesThatKeepDeletedRows().contains(table)) {
                keys.addAll(latest(table).keySet());
            }
            return differences(table, truth, keys);
        });
    }

    /** Syncs until {@code differences} returns none for any table. */
    protected final void syncUntilNoneDiffer(Function<String, List<String>> differences) {
        for (int syncs = 0; syncs < MAX_SYNCS && areAny(differences); syncs++) {
            driver.sync();
        }
        for (String table : all()) {
            assertThat(differences.apply(table))
                    .as("%s, which is %s", table, driver.attribute(table, "State"))
                    .isEmpty();
        }
    }

    private boolean areAny(Function<String, List<String>> differences) {
        return Stream.of(all()).anyMatch(table -> !differences.apply(table).isEmpty());
    }

    /** The topics contain the rows of the API, and no key twice. No request violated the API's rules. */
    protected final void assertEachRowOnce(String... tables) {
        assertSameAsApi(tables);
        for (String table : tables) {
            assertThat(records(table)).as(table).hasSameSizeAs(latest(table).keySet());
        }
        assertThat(api.violations()).isEmpty();
    }

    /** No version of a row was sent twice. */
    protected final void assertNoDuplicates(String... tables) {
        for (String table : tables) {
            assertThat(records(table))
                    .as(table)
                    .extracting(record -> List.of(record.key(), Objects.requireNonNullElse(record.value(), "deleted")))
                    .doesNotHaveDuplicates();
        }
    }

    /** The records of a table's topic. */
    protected final List<SourceRecord> records(String table) {
        return driver.records(topic(table));
    }

    /** The tombstones of a table's topic. */
    protected final List<SourceRecord> tombstones(String table) {
        return records(table).stream().filter(record -> record.value() == null).toList();
    }

    /** The newest value of the row with this first key field. Null if there is none. */
    protected final Struct value(String table, Object id) {
        return latest(table).entrySet().stream()
                .filter(row -> firstOf(row.getKey()).equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The first key field of a record. */
    public static Object id(SourceRecord record) {
        return firstOf((Struct) record.key());
    }

    private static Object firstOf(Struct key) {
        return key.get(key.schema().fields().get(0));
    }

    /** Whether a table is paused by an error. */
    protected final boolean isParked(String table) {
        return driver.attribute(table, "State").equals("PARKED");
    }
}
