package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every connector's task delivers whenever it is stopped, and whatever offsets it starts from. */
public abstract class DeliveryContract extends RowsContract {
    private static final int CRASHES = 20;

    protected DeliveryContract(ConnectorKit kit, ExpectedRows expected) {
        super(kit, expected);
    }

    @Test
    void nothingIsLostWheneverTheWorkerDies() {
        dieAtAnyTime(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    @Tag("full")
    void nothingIsLostWheneverTheWorkerDies(long seed) {
        dieAtAnyTime(seed);
    }

    /** Rows that were sent but not committed, and deleted before the restart, are not checked: they get no tombstone. */
    private void dieAtAnyTime(long seed) {
        VendorUnderTest vendor = open();
        SplittableRandom random = new SplittableRandom(seed);
        for (int crash = 0; crash < CRASHES; crash++) {
            driver.start().pollAndCrash(random.nextInt(200));
            vendor.change();
        }
        driver.start();
        syncUntilNoneDiffer(table -> {
            Map<Struct, Struct> truth = truth(table);
            return differences(table, truth, truth.keySet());
        });
    }

    @Test
    void nothingIsLostOrSentTwiceIfBatchesAreTransactions() {
        dieBetweenTransactions(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    @Tag("full")
    void nothingIsLostOrSentTwiceIfBatchesAreTransactions(long seed) {
        dieBetweenTransactions(seed);
    }

    private void dieBetweenTransactions(long seed) {
        VendorUnderTest vendor = open();
        SplittableRandom random = new SplittableRandom(seed);
        for (int crash = 0; crash < CRASHES; crash++) {
            driver.start().pollAndCrash(random.nextInt(3) == 0 ? Integer.MAX_VALUE : 0);
            if (random.nextInt(4) == 0) {
                vendor.change();
            }
        }
        driver.start();
        syncUntilSameAsApi(vendor);
        assertNoDuplicates(all());
    }

    @Test
    void positionThatIsSetBackReplays() {
        open();
        String table = kit().incrementalTable().getKey();
        tables(table);
        driver.start().firstSync();
        driver.stop();
        driver.offset(table, Map.of(kit().incrementalTable().getValue(), "1970-01-01T00:00:00Z"));
        driver.forget(record -> true);
        driver.start().firstSync();
        assertEachRowOnce(table);
    }

    @Test
    void raisedGenerationOrDeletedShardResendsASnapshotTable() {
        open();
        String table = kit().snapshotTable();
        tables(table);
        driver.start().firstSync();
        driver.stop();
        driver.offset(table, Map.of("generation", 1L));
        driver.forget(record -> true);
        driver.start().firstSync();
        assertEachRowOnce(table);
        driver.stop();
        driver.offset(SourcePartition.ofShard(table, 0).name(), null);
        driver.forget(record -> true);
        driver.start().firstSync();
        assertEachRowOnce(table);
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "1700000000"})
    void invalidOffsetFailsTheTaskWithTheTablesName(String time) {
        open();
        String table = kit().incrementalTable().getKey();
        driver.offset(table, Map.of(kit().incrementalTable().getValue(), time));
        assertThatThrownBy(driver::start)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(table)
                .hasMessageContaining(time)
                .hasMessageContaining("2026-01-31T12:00:00Z");
    }

    /** Today's date in Auckland is in the future for half of the day in UTC. */
    @Test
    void tablesWithTimesAreNotReadBeforeTheStartDate() {
        VendorUnderTest vendor = open();
        Instant ahead = vendor.api().clock().instant().plus(Duration.ofHours(12));
        driver.set("start.date", ahead.toString()).start().firstSync();
        driver.sync();
        for (Table table : declared()) {
            assertThat(isParked(table.name())).as(table.name()).isFalse();
            if (startsAtTheStartDate(table, ahead)) {
                assertThat(records(table.name())).as(table.name()).isEmpty();
                assertThat(driver.attribute(table.name(), "Requests"))
                        .as(table.name())
                        .isEqualTo(0L);
            }
        }
        assertThat(vendor.api().violations()).isEmpty();
    }

    @Test
    void longestIntervalsMeanNever() {
        VendorUnderTest vendor = open();
        kit().connector().config().names().stream()
                .filter(key -> key.endsWith(".interval.ms"))
                .forEach(key -> driver.set(key, Long.toString(Long.MAX_VALUE)));
        driver.start().firstSync();
        long requests = vendor.api().log().total();
        driver.advance(Duration.ofDays(3_650));
        driver.poll();
        driver.poll();
        assertThat(vendor.api().log().total()).isEqualTo(requests);
        assertEachRowOnce(all());
    }

    private static boolean startsAtTheStartDate(Table table, Instant start) {
        return table.replication() instanceof Incremental incremental
                ? incremental.start(start).isAfter(Instant.EPOCH)
                : table.replication().replicationKey() != null;
    }

    @Test
    void offsetOfANewerVersionIsRefused() {
        open();
        String table = kit().incrementalTable().getKey();
        driver.offset(table, Map.of("version", 99L, kit().incrementalTable().getValue(), "2025-01-01T00:00:00Z"));
        assertThatThrownBy(driver::start).hasMessageContaining(table).hasMessageContaining("version 99");
    }
}
