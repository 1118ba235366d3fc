package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.Scenarios.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Every kind of change of every table is sent once. A table without a scenario for a change fails. */
public abstract class ChangesContract extends TaskTest {
    private final List<Table> tables;

    protected ChangesContract(ConnectorKit kit, ExpectedRows expected) {
        super(kit, expected);
        this.tables = expected.tables();
    }

    /** Like {@link #openFew}, with settings that make changes arrive immediately. */
    protected VendorUnderTest open() {
        return openFew();
    }

    /** The scenarios that change the rows of each table of {@code vendor}. */
    protected abstract Scenarios scenarios(VendorUnderTest vendor);

    @Test
    void everyTableHasAScenarioForEveryChange() {
        VendorUnderTest vendor = open();
        Scenarios scenarios = scenarios(vendor);
        List<String> missing = new ArrayList<>();
        for (Table table : tables) {
            for (Change change : Change.values()) {
                if (isExpected(change, table, vendor) && !scenarios.covers(change, table.name())) {
                    missing.add(table.name() + ": " + change);
                }
            }
        }
        assertThat(missing)
                .as(
                        "No scenario makes these changes in these tables. Add each to %s.scenarios, with a method of the simulated"
                                + " vendor that makes the change, or with never(...) and the reason why the vendor has none",
                        getClass().getSimpleName())
                .isEmpty();
        assertThat(all())
                .as("The tables in %s.scenarios must exist", getClass().getSimpleName())
                .containsAll(scenarios.tables());
    }

    private static boolean isExpected(Change change, Table table, VendorUnderTest vendor) {
        return switch (change) {
            case TIE, LATE -> table.replication() instanceof Incremental;
            case DELETE -> !vendor.tablesThatKeepDeletedRows().contains(table.name());
            default -> true;
        };
    }

    /** Inserts come first, so that the position is at new rows when ties and late rows are added. */
    @Test
    void everyChangeArrivesOnce() {
        VendorUnderTest vendor = open();
        Scenarios scenarios = scenarios(vendor);
        driver.start().firstSync();
        for (Change change : Change.values()) {
            make(change, scenarios);
            syncUntilSameAsApi(vendor);
            assertNoDuplicates(all());
        }
        assertThat(vendor.api().violations()).isEmpty();
    }

    private void make(Change change, Scenarios scenarios) {
        scenarios.of(change).forEach((table, scenario) -> make(change, table, scenario));
    }

    /** Checks that a scenario makes the change that it is for. Otherwise it would prove nothing. */
    private void make(Change change, String table, Scenario scenario) {
        Map<Struct, Struct> before = truth(table);
        Instant newest = newest(table, before);
        scenario.change(table, newest);
        assertThat(changed(before, truth(table)))
                .as("the scenario of %s in %s", change, table)
                .anyMatch(is(change, table, before, newest));
    }

    private record Changed(Struct before, Struct after) {}

    private static List<Changed> changed(Map<Struct, Struct> before, Map<Struct, Struct> after) {
        Set<Struct> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .map(key -> new Changed(before.get(key), after.get(key)))
                .filter(row -> !Objects.equals(row.before(), row.after()))
                .toList();
    }

    private Predicate<Changed> is(Change change, String table, Map<Struct, Struct> before, Instant newest) {
        return switch (change) {
            case UPDATE -> row -> row.before() != null && row.after() != null;
            case INSERT -> row -> row.before() == null;
            case TIE -> row -> row.after() != null && (!hasTime(table) || newest.equals(time(table, row.after())));
            case LATE -> row -> row.after() != null && (!hasTime(table) || newest.isAfter(time(table, row.after())));
            case DELETE -> row -> row.after() == null;
        };
    }

    private Instant newest(String table, Map<Struct, Struct> rows) {
        return rows.values().stream()
                .map(row -> time(table, row))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Whether the table has a replication key. If not, times are not checked. */
    private boolean hasTime(String table) {
        return declared(table).replication().replicationKey() != null;
    }

    /** The replication key of a row. The epoch if there is none. */
    private Instant time(String table, Struct row) {
        String key = declared(table).replication().replicationKey();
        boolean hasKey = key != null && row.get(key) != null;
        return hasKey ? ((Date) row.get(key)).toInstant() : Instant.EPOCH;
    }

    private Table declared(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
