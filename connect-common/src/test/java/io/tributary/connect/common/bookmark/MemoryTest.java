package io.tributary.connect.common.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.offset.OffsetFields;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A position that remembers what was sent below it. Times are seconds; a row's time is its version. */
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

    private void meet(long second) {
        if (isNew(second)) {
            reading.sent(second * 1000, second);
        } else {
            reading.skipped(second * 1000, second);
        }
    }

    /** Every second row from {@code to} down to {@code from}. */
    private void meetAll(long from, long to) {
        for (long second = to; second >= from; second -= 2) {
            meet(second);
        }
    }

    private void end(long from) {
        reading.position().metFrom(Instant.ofEpochSecond(from));
        reading.position().endSync();
    }

    @Test
    void whatIsUnknownBelowThePositionIsNewAlsoAfterARestart() {
        begin(START + 2000);
        meetAll(START, START + 1000);
        end(0);
        assertThat(isNew(START + 501)).isTrue();
        commit();
        begin(START + 2000);
        assertThat(isNew(START + 501)).isTrue();
        assertThat(isNew(START + 500)).isFalse();
        assertThat(isNew(START - 50)).isTrue();
    }

    @Test
    void ofMoreThanAreStoredTheOlderOnesCannotBeToldAfterARestart() {
        begin(START + 2 * MANY + 1000);
        meetAll(START, START + 2L * MANY);
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

    /** What a walk has met that cannot be told from what was sent is known from then on. */
    @Test
    void aLongWalkMakesTheMemoryComplete() {
        begin(START + 2 * MANY + 1000);
        meetAll(START, START + 2L * MANY);
        end(0);
        commit();
        begin(START + 2 * MANY + 1000);
        meetAll(START, START + 2L * MANY);
        meet(START + 5);
        end(START);
        assertThat(isNew(START + 7)).isTrue();
        assertThat(isNew(START + 5)).as("was met, and not sent").isFalse();
        assertThat(isNew(START - 50)).as("was not met").isFalse();
    }

    /** A first walk that is broken off: with few rows the memory tells what was sent, with many the range does. */
    @Test
    void aWalkThatBreaksOffIsKnownByItsRowsOrByItsRange() {
        begin(START + 2000);
        meetAll(START + 600, START + 1000);
        commit();
        begin(START + 2000);
        assertThat(isNew(START + 801)).isTrue();
        assertThat(isNew(START + 800)).isFalse();
        offset = null;
        begin(START + 2 * MANY + 1000);
        meetAll(START + 600, START + 2L * MANY);
        commit();
        assertThat(offset.get(OffsetFields.SENT)).asString().hasSizeLessThan(10_000);
        begin(START + 2 * MANY + 1000);
        meet(START + 2L * MANY);
        assertThat(isNew(START + 2000)).isFalse();
        assertThat(isNew(START + 598)).isTrue();
    }

    @Test
    void versionsBeyondTheReachAreForgotten() {
        begin(START + 2000);
        meetAll(START, START + 1000);
        end(0);
        long later = START + REACH.toSeconds() + 5000;
        walk(later);
        meet(later - LAG);
        end(0);
        commit();
        assertThat(offset.get(OffsetFields.SENT)).asString().hasSizeLessThan(50);
        assertThat(isNew(START + 501)).isFalse();
    }

    @Test
    void memoryIsVoidWhereAUserMovesThePosition() {
        begin(START + 2000);
        meetAll(START, START + 1000);
        end(0);
        commit();
        offset = new HashMap<>(offset);
        offset.put("at", Instant.ofEpochSecond(START + 500).toString());
        begin(START + 2000);
        assertThat(isNew(START + 600)).isTrue();
        assertThat(isNew(START + 400)).isFalse();
    }

    /** An offset of an earlier release has the versions from the position on. */
    @Test
    void versionsOfATableThatHadNoMemoryAreTakenUp() {
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
