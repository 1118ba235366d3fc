package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.schema.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private static final Duration OVERLAP = Duration.ofMillis(10);
    private static final long NOW = 1_000;

    private Watermark watermark = walk(at(0), NOW);

    @Test
    void thePositionFollowsWhatIsSentARowBehind() {
        send(100, 1);
        assertPosition(0);
        send(200, 2);
        assertPosition(100);
        watermark.end();
        assertPosition(200);
    }

    @Test
    void oneRowWithALateTimeTakesThePositionNowhere() {
        send(100, 1);
        send(700, 2);
        assertThat(watermark.isNew(300, 3)).isTrue();
        send(300, 3);
        send(400, 4);
        assertPosition(100);
    }

    @Test
    void tiesAcrossPagesAreNeitherLostNorRepeated() {
        send(100, 1);
        send(100, 2);
        watermark = resumed(NOW);
        assertPosition(100);
        assertThat(watermark.isNew(100, 1)).isFalse();
        assertThat(watermark.isNew(100, 2)).isFalse();
        assertThat(watermark.isNew(100, 3)).isTrue();
    }

    @Test
    void whatLiesBelowThePositionIsOld() {
        send(100, 1);
        watermark.end();
        watermark = resumed(NOW);
        assertThat(watermark.isNew(99, 7)).isFalse();
    }

    @Test
    void thePositionStaysBehindTheServersClockByTheOverlap() {
        send(985, 1);
        send(986, 2);
        send(995, 3);
        assertPosition(985);
        watermark.end();
        assertPosition(990);
    }

    @Test
    void aLateRowWithinTheOverlapIsStillNew() {
        send(985, 1);
        send(999, 2);
        watermark.end();
        watermark = resumed(NOW + 20);
        assertThat(watermark.isNew(992, 3)).isTrue();
        assertThat(watermark.isNew(999, 2)).isFalse();
    }

    @Test
    void aRowOfTheFutureDoesNotTakeThePositionAlong() {
        send(5_000, 1);
        watermark.end();
        assertPosition(990);
        watermark = resumed(NOW + 100);
        assertThat(watermark.isNew(5_000, 1)).isFalse();
        assertThat(watermark.isNew(1_050, 2)).isTrue();
    }

    @Test
    void aRowShownNewerThanItsPlaceLosesNothingBehindIt() {
        send(100, 1);
        send(NOW + 3, 2);
        assertThat(watermark.isNew(200, 3)).isTrue();
        send(200, 3);
        assertPosition(100);
        send(300, 4);
        watermark.end();
        assertPosition(990);
    }

    @Test
    void rowsOutOfOrderFreezeThePositionUntilTheWalkEnds() {
        send(300, 1);
        send(300, 2);
        watermark.begin();
        watermark.serverTime(at(NOW));
        send(500, 3);
        send(500, 6);
        send(400, 4);
        send(600, 5);
        assertPosition(500);
        watermark.end();
        assertPosition(600);
    }

    @Test
    void beforeTheServersClockIsKnownNothingMoves() {
        watermark = new Watermark("at", time -> time.minus(OVERLAP), at(50));
        send(100, 1);
        watermark.end();
        assertPosition(50);
    }

    @Test
    void theEarliestClockCounts() {
        watermark.serverTime(at(960));
        send(2_000, 1);
        watermark.end();
        assertPosition(950);
    }

    @Test
    void unorderedRowsMoveNothingUntilTheWalkEnds() {
        watermark.begin(false, Watermark.END_OF_TIME);
        watermark.serverTime(at(NOW));
        send(300, 1);
        send(100, 2);
        assertPosition(0);
        watermark.end();
        assertPosition(300);
    }

    @Test
    void aLegMovesThePositionToItsEndAtMost() {
        watermark.begin(true, at(500));
        watermark.serverTime(at(NOW));
        send(700, 1);
        watermark.end(at(500));
        assertPosition(500);
        assertThat(watermark.isNew(700, 1)).isFalse();
    }

    @Test
    void anEmptyLegMovesThePositionOnlyAsFarAsIsSettled() {
        watermark.begin(false, at(995));
        watermark.serverTime(at(NOW));
        watermark.end(at(995));
        assertPosition(990);
    }

    @Test
    void theFirstPagesClockCounts() {
        watermark.serverTime(at(9_000));
        send(2_000, 1);
        watermark.end();
        assertPosition(990);
    }

    @Test
    void rowsWithoutATimeAreSentOnce() {
        assertThat(watermark.isNew(Row.NO_TIME, 1)).isTrue();
        send(Row.NO_TIME, 1);
        assertThat(watermark.isNew(Row.NO_TIME, 1)).isFalse();
        assertPosition(0);
    }

    @Test
    void rowsWithoutATimeAreNotRepeatedAsLongAsTheyShow() {
        send(985, 1);
        send(Row.NO_TIME, 2);
        for (long now = NOW + 10; now < NOW + 100; now += 10) {
            watermark = resumed(now);
            send(now - 15, now);
            assertThat(watermark.isNew(Row.NO_TIME, 2)).isFalse();
            watermark.end();
        }
        assertThat(watermark.isNew(Row.NO_TIME, 3, at(NOW + 200)))
                .as("whenever its list was read")
                .isTrue();
    }

    @Test
    void rowsWithoutATimeAreForgottenInTheEnd() {
        send(Row.NO_TIME, 1);
        walkAt(NOW + Duration.ofDays(2).toMillis());
        send(NOW + Duration.ofDays(2).toMillis() - 15, 2);
        watermark.end();
        assertThat(watermark.isNew(Row.NO_TIME, 1)).isTrue();
    }

    @Test
    void aLaterWalkOfASyncDoesNotPassWhatMayHaveShownBehindAnEarlierOne() {
        watermark.beginSync();
        watermark.begin(false, at(995));
        watermark.serverTime(at(NOW));
        watermark.end(at(995));
        watermark.begin();
        watermark.serverTime(at(NOW + 50));
        send(1_020, 1);
        watermark.end();
        assertPosition(990);
        watermark.beginSync();
        walkAt(NOW + 50);
        assertPosition(990);
        watermark.met(1_020, 1);
        watermark.end();
        assertPosition(1_020);
    }

    @Test
    void aWalkThatMeetsOnlyWhatIsKnownMovesThePositionToo() {
        send(995, 1);
        watermark.end();
        walkAt(NOW + 50);
        assertPosition(990);
        watermark.met(995, 1);
        watermark.end();
        assertPosition(995);
        assertThat(watermark.isNew(995, 1)).isFalse();
    }

    @Test
    void ofAListThatIsNotReadToItsEndEverythingIsRemembered() {
        watermark.sent(7, 100, 1);
        watermark.sent(8, 200, 2);
        watermark.listEnded(8);
        watermark.listsEnded(at(500));
        assertPosition(500);
        assertThat(watermark.isNew(100, 1, at(0))).isFalse();
        assertThat(watermark.isNew(200, 2, at(0))).isTrue();
        watermark.listEnded(7);
        assertThat(watermark.isNew(100, 1, at(0))).isTrue();
    }

    @Test
    void whatIsRememberedMovesNothing() {
        watermark.remember(700, 9);
        watermark.end();
        assertPosition(0);
        assertThat(watermark.isNew(700, 9)).isFalse();
    }

    @Test
    void theOffsetIsReadable() {
        send(100, 1);
        send(100, 2);
        assertThat(watermark.toOffset())
                .containsEntry("version", 1L)
                .containsEntry("at", "1970-01-01T00:00:00.100Z")
                .containsOnlyKeys("version", "at", "seen");
    }

    @Test
    void aPositionMovedBackByAUserReadsAgain() {
        send(100, 1);
        send(200, 2);
        watermark.end();
        Map<String, Object> offset = new HashMap<>(watermark.toOffset());
        offset.put("at", "1970-01-01T00:00:00.100Z");
        watermark = restored(offset);
        assertThat(watermark.isNew(100, 1)).isTrue();
        assertThat(watermark.isNew(200, 2)).isTrue();
    }

    @Test
    void anOffsetOfAUserNeedsThePositionOnly() {
        watermark = restored(Map.of("at", "2026-01-31T13:00:00+01:00"));
        assertThat(watermark.position()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(watermark.isNew(Long.MAX_VALUE, 1)).isTrue();
    }

    @Test
    void anotherFieldsOffsetLeavesTheStart() {
        watermark = restored(Map.of("version", 1L, "elsewhere", "2026-01-31T12:00:00Z"));
        assertPosition(0);
        watermark.restore(null);
        assertPosition(0);
    }

    @Test
    void wrongOffsetsAreExplained() {
        String time = "2026-01-31T12:00:00Z";
        assertRefused(Map.of("at", "yesterday"), "\"at\"", "yesterday");
        assertRefused(Map.of("at", time, "version", 2L), "version 2", "newer connector");
        assertRefused(Map.of("at", time, "version", "one"), "version", "one");
        assertRefused(Map.of("at", time, "seen", "%%%"), "seen");
        assertRefused(Map.of("at", time, "seen", "AAAA"), "seen", "3 bytes");
        assertRefused(Map.of("at", time, "seen", ""), "seen", "0 bytes");
    }

    @Test
    void aStoredVersionThatWasNotMetIsKeptUntilItCannotShowAnyMore() {
        send(995, 1);
        send(996, 2);
        watermark = resumed(NOW);
        watermark.end();
        assertThat(watermark.isNew(996, 2)).isFalse();
        watermark = resumed(NOW);
        walkAt(NOW + 5);
        walkAt(NOW + 10);
        assertThat(watermark.isNew(995, 1)).isTrue();
    }

    private void walkAt(long now) {
        watermark.begin();
        watermark.serverTime(at(now));
        watermark.end();
    }

    @Test
    void theStoredOffsetIsBounded() {
        for (long version = 0; version < 60_000; version++) {
            send(995, version);
        }
        assertThat(watermark.overflows()).isTrue();
        assertThat(watermark.toOffset().toString()).hasSizeLessThan(600_000);
        assertThat(resumed(NOW).overflows()).isFalse();
    }

    @Test
    void theNewestVersionsAreStoredFirst() {
        for (long version = 0; version < 60_000; version++) {
            send(991 + version / 10_000, version);
        }
        watermark = resumed(NOW);
        assertThat(watermark.isNew(996, 59_999)).isFalse();
        assertThat(watermark.isNew(992, 10_000)).isFalse();
        assertThat(watermark.isNew(991, 1)).isTrue();
    }

    private void send(long time, long version) {
        watermark.sent(time, version);
    }

    private void assertPosition(long ms) {
        assertThat(watermark.position()).isEqualTo(at(ms));
    }

    private Watermark resumed(long now) {
        Watermark next = restored(watermark.toOffset());
        next.serverTime(at(now));
        return next;
    }

    private static void assertRefused(Map<String, ?> offset, String... words) {
        assertThatThrownBy(() -> restored(offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    private static Watermark restored(Map<String, ?> offset) {
        Watermark watermark = new Watermark("at", time -> time.minus(OVERLAP), at(0));
        watermark.restore(offset);
        return watermark;
    }

    private static Watermark walk(Instant start, long now) {
        Watermark watermark = new Watermark("at", time -> time.minus(OVERLAP), start);
        watermark.begin();
        watermark.serverTime(at(now));
        return watermark;
    }

    private static Instant at(long ms) {
        return Instant.ofEpochMilli(ms);
    }
}
