package io.tributary.connect.common.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.offset.OffsetFields;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A position that remembers the versions sent below it. Times are in seconds. A row's time is its version. */
class MemoryTest {
    private static final Duration REACH = Duration.ofDays(30);
    private static final int LAG = 100;
    private static final int MANY = 60_000;
    private static final int START = 1_000_000_000;

    private Map<String, Object> offset;
    private Reading reading;

    private void begin(long now) {
        reading = new Reading(Duration.ofSeconds(LAG), Instant.EPOCH, REACH);
        reading.restore(offset);
        walk(now);
    }

    private void walk(long now) {
        reading.position().beginSync();
        reading.beginNewestFirst();
        reading.serverTime(Instant.ofEpochSecond(now));
    }

    private void commit() {
        offset = reading.offset();
    }

    private boolean isNew(long second) {
        return reading.isNew(second * 1000, second);
    }

    private void read(long second) {
        if (isNew(second)) {
            reading.sent(second * 1000, second);
        } else {
            reading.skipped(second * 1000, second);
        }
    }

    /** Every second row from {@code to} down to {@code from}. */
    private void readAll(long from, long to) {
        for (long second = to; second >= from; second -= 2) {
            read(second);
        }
    }

    private void end(long from) {
        reading.position().readFrom(Instant.ofEpochSecond(from));
        reading.position().endSync();
    }

    @Test
    void unknownVersionsBelowThePositionAreNewAlsoAfterARestart() {
        begin(START + 2000);
        readAll(START, START + 1000);
        end(0);
        assertThat(isNew(START + 501)).isTrue();
        commit();
        begin(START + 2000);
        assertThat(isNew(START + 501)).isTrue();
        assertThat(isNew(START + 500)).isFalse();
        assertThat(isNew(START - 50)).isTrue();
    }

    @Test
    void versionsBeyondTheStoredOnesCountAsSentAfterARestart() {
        begin(START + 2 * MANY + 1000);
        readAll(START, START + 2L * MANY);
        end(0);
        assertThat(isNew(START + 5)).isTrue();
        commit();
        assertThat(offset.get(OffsetFields.SENT)).asString().hasSizeLessThan(900_000);
        begin(START + 2 * MANY + 1000);
        assertThat(isNew(START + 5)).isFalse();
        assertThat(isNew(START + 4)).isFalse();
        assertThat(isNew(START + 2 * MANY - 5)).isTrue();
        assertThat(isNew(START + 2 * MANY - 4)).isFalse();
    }

    /** A complete walk makes everything that it has read known, whether or not it was sent. */
    @Test
    void longWalkMakesTheMemoryComplete() {
        begin(START + 2 * MANY + 1000);
        readAll(START, START + 2L * MANY);
        end(0);
        commit();
        begin(START + 2 * MANY + 1000);
        readAll(START, START + 2L * MANY);
        read(START + 5);
        end(START);
        assertThat(isNew(START + 7)).isTrue();
        assertThat(isNew(START + 5)).as("was read, and not sent").isFalse();
        assertThat(isNew(START - 50)).as("was not read").isFalse();
    }

    /** After an aborted first walk, memory shows what was sent if there are few rows, and the range if there are many. */
    @Test
    void abortedWalkIsKnownByItsRowsOrItsRange() {
        begin(START + 2000);
        readAll(START + 600, START + 1000);
        commit();
        begin(START + 2000);
        assertThat(isNew(START + 801)).isTrue();
        assertThat(isNew(START + 800)).isFalse();
        offset = null;
        begin(START + 2 * MANY + 1000);
        readAll(START + 600, START + 2L * MANY);
        commit();
        assertThat(offset.get(OffsetFields.SENT)).asString().hasSizeLessThan(10_000);
        begin(START + 2 * MANY + 1000);
        read(START + 2L * MANY);
        assertThat(isNew(START + 2000)).isFalse();
        assertThat(isNew(START + 598)).isTrue();
    }

    @Test
    void versionsBeyondTheReachAreForgotten() {
        begin(START + 2000);
        readAll(START, START + 1000);
        end(0);
        long later = START + REACH.toSeconds() + 5000;
        walk(later);
        read(later - LAG);
        end(0);
        commit();
        assertThat(offset.get(OffsetFields.SENT)).asString().hasSizeLessThan(50);
        assertThat(isNew(START + 501)).isFalse();
    }

    @Test
    void memoryIsDroppedIfAUserMovesThePosition() {
        begin(START + 2000);
        readAll(START, START + 1000);
        end(0);
        commit();
        offset = new HashMap<>(offset);
        offset.put("at", Instant.ofEpochSecond(START + 500).toString());
        begin(START + 2000);
        assertThat(isNew(START + 600)).isTrue();
        assertThat(isNew(START + 400)).isFalse();
    }

    /** An offset of an earlier release has only the versions since the position. */
    @Test
    void versionsOfAnOffsetWithoutMemoryAreKept() {
        Reading before = new Reading(Duration.ofSeconds(LAG), Instant.EPOCH);
        before.serverTime(Instant.ofEpochSecond(START + 50));
        before.sent(START * 1000L, START);
        before.position().endSync();
        offset = before.offset();
        begin(START + 60);
        assertThat(isNew(START)).isFalse();
        assertThat(isNew(START + 1)).isTrue();
        assertThat(isNew(START - LAG - 1)).isFalse();
    }

    @Test
    void unreadableMemoryIsRefused() {
        offset = Map.of("at", "2026-01-01T00:00:00Z", OffsetFields.SENT, "some");
        assertThatThrownBy(() -> begin(START)).hasMessageContaining(OffsetFields.SENT);
    }
}
