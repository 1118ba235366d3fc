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

/** What tests of a connector's real task against its simulated vendor share. */
@Tag("slow")
public abstract class TaskTest {
    /** An interval that no test sees the end of, in milliseconds. */
    protected static final String NEVER = "3600000";

    private static final int MAX_SYNCS = 10;

    /** The task; it reads what was opened last. */
    protected TaskDriver driver;

    private final ConnectorKit kit;
    private final ExpectedRows expected;
    private SimulatedApi api;

    /**
     * @param kit of the connector
     * @param expected what its topics have to hold, unless a test says otherwise
     */
    protected TaskTest(ConnectorKit kit, ExpectedRows expected) {
        this.kit = kit;
        this.expected = expected;
    }

    /** The connector's kit. */
    protected final ConnectorKit kit() {
        return kit;
    }

    /** Starts a vendor with a few dozen rows of every table; the task that will read it is not started yet. */
    protected final VendorUnderTest openFew() {
        VendorUnderTest vendor = kit.few();
        open(vendor.api(), vendor.settings());
        return vendor;
    }

    /** Takes a vendor that was started, in place of an earlier one; the task that will read it is not started yet. */
    protected final void open(SimulatedApi started, Map<String, String> settings) {
        close();
        api = started;
        driver = new TaskDriver(() -> Connectors.of(kit), settings);
    }

    @AfterEach
    protected final void close() {
        if (api != null) {
            driver.close();
            api.close();
        }
    }

    /** Selects the tables that are read. */
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

    /** Lets no sync follow the first one. */
    protected final void once() {
        driver.set("snapshot.interval.ms", NEVER).set("poll.interval.ms", NEVER);
    }

    /** The rows that a topic has to hold now. */
    protected Map<Struct, Struct> truth(String table) {
        return expected.rows(api, table);
    }

    /** The rows that a topic holds now: the last value of each key, without tombstones. */
    protected final Map<Struct, Struct> latest(String table) {
        return driver.latest(topic(table));
    }

    private String topic(String table) {
        return kit.vendor() + '.' + table;
    }

    /** The topics hold what the API shows. */
    protected final void assertSameAsApi(String... tables) {
        for (String table : tables) {
            Map<Struct, Struct> truth = truth(table);
            assertThat(truth).as(table).isNotEmpty();
            assertThat(differences(table, truth, truth.keySet())).as(table).isEmpty();
            assertThat(latest(table)).as(table).hasSameSizeAs(truth);
        }
    }

    /** What a topic and the API tell otherwise of the rows with these keys. */
    protected final List<String> differences(String table, Collection<Struct> keys) {
        return differences(table, truth(table), keys);
    }

    /** The same, of rows of the API that are known already. */
    protected final List<String> differences(String table, Map<Struct, Struct> truth, Collection<Struct> keys) {
        Map<Struct, Struct> topic = latest(table);
        return keys.stream()
                .filter(key -> !Objects.equals(topic.get(key), truth.get(key)))
                .map(key -> key + " is " + topic.get(key) + ", should be " + truth.get(key))
                .limit(3)
                .toList();
    }

    /**
     * Syncs until the topics hold what the API shows: changes may have come too late for the sync that is running, and rows that
     * are gone are looked for twice.
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

    /** Syncs until {@code differing} tells no difference of any table. */
    protected final void syncUntilNoneDiffer(Function<String, List<String>> differing) {
        for (int syncs = 0; syncs < MAX_SYNCS && areAny(differing); syncs++) {
            driver.sync();
        }
        for (String table : all()) {
            assertThat(differing.apply(table))
                    .as("%s, which is %s", table, driver.attribute(table, "State"))
                    .isEmpty();
        }
    }

    private boolean areAny(Function<String, List<String>> differing) {
        return Stream.of(all()).anyMatch(table -> !differing.apply(table).isEmpty());
    }

    /** The topics hold what the API shows, and no key twice; nobody asked for what a correct client never asks for. */
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

    /** Those records of a table's topic that delete a row. */
    protected final List<SourceRecord> tombstones(String table) {
        return records(table).stream().filter(record -> record.value() == null).toList();
    }

    /** The newest value of the row whose first key field is this; null where there is none. */
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

    /** Whether the task has left a table out, because the API refuses it. */
    protected final boolean isParked(String table) {
        return driver.attribute(table, "State").equals("PARKED");
    }
}
