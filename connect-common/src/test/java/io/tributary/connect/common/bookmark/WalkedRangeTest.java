package io.tributary.connect.common.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.offset.OffsetFields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks that start at the newest row and are aborted. A row's time is its version. */
class WalkedRangeTest {
    private static final long LAG = 10;
    private static final int MANY = 200_000;

    private final Map<Long, Integer> sent = new HashMap<>();
    private Map<String, Object> offset;
    private Reading reading;

    private void begin(long now) {
        reading = new Reading(Duration.ofMillis(LAG), Instant.EPOCH);
        reading.restore(offset);
        reading.beginNewestFirst();
        reading.serverTime(Instant.ofEpochMilli(now));
    }

    private void read(long time) {
        if (reading.isNew(time, time)) {
            sent.merge(time, 1, Integer::sum);
            reading.sent(time, time);
        } else {
            reading.skipped(time, time);
        }
    }

    private void commit() {
        offset = reading.offset();
    }

    @Test
    void listThatStartsWithItsOldestRowsLosesNoneAfterACrash() {
        begin(MANY);
        for (long time = 1; time <= LAG / 2; time++) {
            read(time);
        }
        commit();
        begin(MANY);
        for (long time = LAG / 2; time <= 10 * LAG; time++) {
            read(time);
        }
        assertThat(sent).hasSize((int) (10 * LAG));
    }

    @Test
    void longWalkIsResumedWithoutRepeatingOrRememberingEachRow() {
        begin(MANY);
        for (long time = MANY; time > MANY / 4; time--) {
            read(time);
        }
        commit();
        assertThat(String.valueOf(offset.get(OffsetFields.SEEN))).hasSizeLessThan(1000);
        begin(MANY + 500);
        for (long time = MANY + 500; time > 0; time--) {
            read(time);
        }
        assertThat(sent)
                .hasSize(MANY + 500)
                .allSatisfy((time, times) -> assertThat(times).isEqualTo(1));
        reading.position().endSync();
        commit();
        assertThat(offset).doesNotContainKey(OffsetFields.WALKED).containsEntry("at", "1970-01-01T00:03:20.490Z");
    }

    /** If the list is oldest first, contrary to the expected order, no range is recorded. */
    @Test
    void listInTheOppositeOrderLosesNothing() {
        begin(1000);
        for (long time = 1; time <= 500; time++) {
            read(time);
        }
        commit();
        assertThat(offset).doesNotContainKey(OffsetFields.WALKED);
        begin(1000);
        for (long time = 1; time <= 1000; time++) {
            read(time);
        }
        assertThat(sent)
                .hasSize(1000)
                .allSatisfy((time, times) -> assertThat(times).isEqualTo(1));
    }

    /** New rows push known ones to the next page, beyond the end of the known range. */
    @Test
    void rowsListedTwiceByShiftedPagesAreSentOnce() {
        begin(1000);
        for (long time = 1000; time > 500; time--) {
            read(time);
        }
        commit();
        begin(1000);
        for (long time : new long[] {1000, 501, 400, 900, 300, 400, 700, 300}) {
            read(time);
        }
        assertThat(sent).hasSize(502).containsEntry(400L, 1).containsEntry(300L, 1);
        assertThat(sent.get(900L))
                .as("out of order, and not read before by this walk")
                .isEqualTo(2);
    }

    @Test
    void rangeIsDroppedIfAUserMovesThePosition() {
        begin(1000);
        for (long time = 1000; time > 500; time--) {
            read(time);
        }
        commit();
        Map<String, Object> moved = new HashMap<>(offset);
        moved.put("at", "1970-01-01T00:00:00.600Z");
        offset = moved;
        begin(1000);
        assertThat(reading.isNew(800, 800)).isTrue();
        assertThat(reading.isNew(599, 599)).isFalse();
    }

    @Test
    void unreadableRangeIsRefused() {
        offset = Map.<String, Object>of("at", "1970-01-01T00:00:00Z", OffsetFields.WALKED, "some");
        assertThatThrownBy(() -> begin(1000)).hasMessageContaining(OffsetFields.WALKED);
    }

    /** Rows slightly out of order, some far out of order, new rows, and crashes at any point. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLostWhateverHappens(boolean inOrder) {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            sent.clear();
            offset = null;
            List<Long> rows = rows(random, inOrder);
            long now = 10_000;
            for (int crash = 0; crash < 5; crash++) {
                now += 100;
                if (random.nextBoolean()) {
                    rows.add(0, now * 10 + 9);
                }
                begin(now * 10 + 10);
                rows.subList(0, random.nextInt(rows.size())).forEach(this::read);
                if (random.nextBoolean()) {
                    commit();
                } else {
                    sent.keySet().removeIf(time -> !isKnown(time));
                }
            }
            begin(now * 10 + 10);
            rows.forEach(this::read);
            assertIdle(rows, now + 100);
            assertThat(sent.keySet()).as("seed " + seed).containsAll(rows);
            if (inOrder) {
                assertThat(sent.values()).as("seed " + seed).containsOnly(1);
            }
        }
    }

    /** After a complete walk, neither this task nor the next one sends anything again. */
    private void assertIdle(List<Long> rows, long now) {
        reading.position().endSync();
        assertThat(rows).noneMatch(time -> reading.isNew(time, time));
        commit();
        begin(now * 10);
        for (long time : rows) {
            assertThat(reading.isNew(time, time)).isFalse();
            reading.skipped(time, time);
        }
        reading.position().endSync();
        assertThat(rows).noneMatch(time -> reading.isNew(time, time));
    }

    /** Whether the committed offset counts the version as sent. */
    private boolean isKnown(long time) {
        Reading committed = new Reading(Duration.ofMillis(LAG), Instant.EPOCH);
        committed.restore(offset);
        committed.beginNewestFirst();
        return !committed.isNew(time, time);
    }

    /** Descending times. Some pairs are swapped, by less than the lag. */
    private static List<Long> rows(SplittableRandom random, boolean inOrder) {
        List<Long> rows = new ArrayList<>();
        for (long time = 90_000; time > 0; time -= 1 + random.nextInt(3000)) {
            rows.add(time);
        }
        for (int i = 0; i + 1 < rows.size(); i += 2 + random.nextInt(3)) {
            long near = rows.get(i) - 1 - random.nextInt((int) LAG);
            rows.set(i + 1, near > 0 && !rows.contains(near) ? near : rows.get(i + 1));
            rows.set(i, rows.set(i + 1, rows.get(i)));
        }
        int swaps = inOrder ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < swaps; i++) {
            rows.add(random.nextInt(rows.size()), rows.remove(random.nextInt(rows.size())));
        }
        return rows;
    }
}
