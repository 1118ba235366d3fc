package io.tributary.connect.common.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Duration OVERLAP = Duration.ofMillis(10);
    private static final long NOW = 1_000;

    private Reading reading = walk(at(0), NOW);

    @Test
    void positionStaysOneRowBehindWhatIsSent() {
        send(100, 1);
        assertPosition(0);
        send(200, 2);
        assertPosition(100);
        reading.position().endSync();
        assertPosition(200);
    }

    @Test
    void oneRowWithALateTimeDoesNotMoveThePosition() {
        send(100, 1);
        send(700, 2);
        assertThat(reading.isNew(300, 3)).isTrue();
        send(300, 3);
        send(400, 4);
        assertPosition(100);
    }

    @Test
    void tiesAcrossPagesAreNeitherLostNorRepeated() {
        send(100, 1);
        send(100, 2);
        reading = resumed(NOW);
        assertPosition(100);
        assertThat(reading.isNew(100, 1)).isFalse();
        assertThat(reading.isNew(100, 2)).isFalse();
        assertThat(reading.isNew(100, 3)).isTrue();
    }

    @Test
    void versionsBelowThePositionAreOld() {
        send(100, 1);
        reading.position().endSync();
        reading = resumed(NOW);
        assertThat(reading.decide(99, 7)).isEqualTo(Decision.BELOW_POSITION);
        assertThat(reading.decide(-1, 7)).isEqualTo(Decision.BEFORE_START_DATE);
        assertThat(reading.decide(100, 1)).isEqualTo(Decision.SEEN);
    }

    @Test
    void positionStaysBehindTheServersClockByTheOverlap() {
        send(985, 1);
        send(986, 2);
        send(995, 3);
        assertPosition(985);
        reading.position().endSync();
        assertPosition(990);
    }

    @Test
    void lateRowWithinTheOverlapIsNew() {
        send(985, 1);
        send(999, 2);
        reading.position().endSync();
        reading = resumed(NOW + 20);
        assertThat(reading.isNew(992, 3)).isTrue();
        assertThat(reading.isNew(999, 2)).isFalse();
    }

    @Test
    void rowInTheFutureDoesNotMoveThePosition() {
        send(5_000, 1);
        reading.position().endSync();
        assertPosition(990);
        reading = resumed(NOW + 100);
        assertThat(reading.isNew(5_000, 1)).isFalse();
        assertThat(reading.isNew(1_050, 2)).isTrue();
    }

    @Test
    void rowWithATooLateTimeLosesNoRowsAfterIt() {
        send(100, 1);
        send(NOW + 3, 2);
        assertThat(reading.isNew(200, 3)).isTrue();
        send(200, 3);
        assertPosition(100);
        send(300, 4);
        reading.position().endSync();
        assertPosition(990);
    }

    @Test
    void rowsOutOfOrderFreezeThePositionUntilTheWalkEnds() {
        send(300, 1);
        send(300, 2);
        reading.begin();
        reading.serverTime(at(NOW));
        send(500, 3);
        send(500, 6);
        send(400, 4);
        send(600, 5);
        assertPosition(500);
        reading.position().endSync();
        assertPosition(600);
    }

    @Test
    void positionStaysUntilTheServersClockIsKnown() {
        reading = new Reading(OVERLAP, at(50));
        send(100, 1);
        reading.position().endSync();
        assertPosition(50);
    }

    @Test
    void earliestServerTimeWins() {
        reading.serverTime(at(960));
        send(2_000, 1);
        reading.position().endSync();
        assertPosition(950);
    }

    @Test
    void unorderedRowsDoNotMoveThePositionUntilTheWalkEnds() {
        reading.begin(Order.ANY, null);
        reading.serverTime(at(NOW));
        send(300, 1);
        send(100, 2);
        assertPosition(0);
        reading.position().endSync();
        assertPosition(300);
    }

    @Test
    void sliceMovesThePositionNoFurtherThanItsEnd() {
        reading.begin(Order.ASCENDING, at(500));
        reading.serverTime(at(NOW));
        send(700, 1);
        reading.position().endSlice(at(500));
        assertPosition(500);
        assertThat(reading.isNew(700, 1)).isFalse();
    }

    @Test
    void emptySliceMovesThePositionNoFurtherThanIsSettled() {
        reading.begin(Order.ANY, at(995));
        reading.serverTime(at(NOW));
        reading.position().endSlice(at(995));
        assertPosition(990);
    }

    @Test
    void serverTimeOfTheFirstPageWins() {
        reading.serverTime(at(9_000));
        send(2_000, 1);
        reading.position().endSync();
        assertPosition(990);
    }

    @Test
    void rowsWithoutATimeAreSentOnce() {
        assertThat(reading.isNew(Row.NO_TIME, 1)).isTrue();
        send(Row.NO_TIME, 1);
        assertThat(reading.isNew(Row.NO_TIME, 1)).isFalse();
        assertPosition(0);
    }

    @Test
    void rowsWithoutATimeAreNotRepeatedWhileTheyAreListed() {
        send(985, 1);
        send(Row.NO_TIME, 2);
        for (long now = NOW + 10; now < NOW + 100; now += 10) {
            reading = resumed(now);
            send(now - 15, now);
            assertThat(reading.isNew(Row.NO_TIME, 2)).isFalse();
            reading.position().endSync();
        }
        Order.Marked list = new Order.Marked(new ListMark(1, 0, 0), at(NOW + 200));
        assertThat(new MarkedLists(reading.position()).bookmark(list).decide(new Version(Row.NO_TIME, 3)))
                .as("whenever its list was read")
                .isEqualTo(Decision.SEND);
    }

    @Test
    void rowsWithoutATimeAreForgottenOnceTheyAreGone() {
        send(Row.NO_TIME, 1);
        walkAt(NOW + Duration.ofDays(2).toMillis());
        send(NOW + Duration.ofDays(2).toMillis() - 15, 2);
        reading.position().endSync();
        assertThat(reading.isNew(Row.NO_TIME, 1)).isTrue();
    }

    @Test
    void laterWalkDoesNotPassRowsThatAppearedBehindAnEarlierOne() {
        reading.position().beginSync();
        reading.begin(Order.ANY, at(995));
        reading.serverTime(at(NOW));
        reading.position().endSlice(at(995));
        reading.begin();
        reading.serverTime(at(NOW + 50));
        send(1_020, 1);
        reading.position().endSync();
        assertPosition(990);
        reading.position().beginSync();
        walkAt(NOW + 50);
        assertPosition(990);
        reading.skipped(1_020, 1);
        reading.position().endSync();
        assertPosition(1_020);
    }

    @Test
    void walkOfKnownRowsOnlyMovesThePosition() {
        send(995, 1);
        reading.position().endSync();
        walkAt(NOW + 50);
        assertPosition(990);
        reading.skipped(995, 1);
        reading.position().endSync();
        assertPosition(995);
        assertThat(reading.isNew(995, 1)).isFalse();
    }

    @Test
    void everythingOfAPartlyReadListIsRemembered() {
        MarkedLists lists = new MarkedLists(reading.position());
        Bookmark seven = lists.bookmark(marked(7));
        Bookmark eight = lists.bookmark(marked(8));
        seven.sent(new Version(100, 1), true);
        eight.sent(new Version(200, 2), true);
        eight.ended(at(NOW));
        lists.endSync(Slice.marked(
                List.of(ListRead.of(ApiRequest.get("/8"), Paginator.SINGLE).in(marked(8))), at(500)));
        assertPosition(500);
        assertThat(seven.decide(new Version(100, 1))).isEqualTo(Decision.SEEN);
        assertThat(eight.decide(new Version(200, 2))).isEqualTo(Decision.SEND);
        seven.ended(at(NOW));
        assertThat(seven.decide(new Version(100, 1))).isEqualTo(Decision.SEND);
    }

    private static Order.Marked marked(long id) {
        return new Order.Marked(new ListMark(id, 0, 0), Instant.EPOCH);
    }

    @Test
    void rememberedVersionsDoNotMoveThePosition() {
        reading.position().remember(700, 9);
        reading.position().endSync();
        assertPosition(0);
        assertThat(reading.isNew(700, 9)).isFalse();
    }

    @Test
    void offsetIsReadable() {
        send(100, 1);
        send(100, 2);
        assertThat(reading.offset())
                .containsEntry("version", 1L)
                .containsEntry("at", "1970-01-01T00:00:00.100Z")
                .containsOnlyKeys("version", "at", "seen");
    }

    @Test
    void positionMovedBackByAUserIsReread() {
        send(100, 1);
        send(200, 2);
        reading.position().endSync();
        Map<String, Object> offset = new HashMap<>(reading.offset());
        offset.put("at", "1970-01-01T00:00:00.100Z");
        reading = restored(offset);
        assertThat(reading.isNew(100, 1)).isTrue();
        assertThat(reading.isNew(200, 2)).isTrue();
    }

    @Test
    void offsetOfAUserNeedsOnlyThePosition() {
        reading = restored(Map.of("at", "2026-01-31T13:00:00+01:00"));
        assertThat(reading.position().instant()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(reading.isNew(Long.MAX_VALUE, 1)).isTrue();
    }

    @Test
    void offsetWithAnotherFieldMeansTheStart() {
        reading = restored(Map.of("version", 1L, "elsewhere", "2026-01-31T12:00:00Z"));
        assertPosition(0);
        reading.restore(null);
        assertPosition(0);
    }

    @Test
    void wrongOffsetsAreExplained() {
        String time = "2026-01-31T12:00:00Z";
        assertRefused(Map.of("at", "yesterday"), "\"at\"", "yesterday");
        assertRefused(Map.of("at", time, "version", 2L), "version 2", "upgrade the connector");
        assertRefused(Map.of("at", time, "version", "one"), "version", "one");
        assertRefused(Map.of("at", time, "seen", "%%%"), "seen");
        assertRefused(Map.of("at", time, "seen", "AAAA"), "seen", "3 bytes");
        assertRefused(Map.of("at", time, "seen", ""), "seen", "0 bytes");
    }

    @Test
    void storedVersionIsKeptUntilItCanNoLongerBeListed() {
        send(995, 1);
        send(996, 2);
        reading = resumed(NOW);
        reading.position().endSync();
        assertThat(reading.isNew(996, 2)).isFalse();
        reading = resumed(NOW);
        walkAt(NOW + 5);
        walkAt(NOW + 10);
        assertThat(reading.isNew(995, 1)).isTrue();
    }

    private void walkAt(long now) {
        reading.begin();
        reading.serverTime(at(now));
        reading.position().endSync();
    }

    @Test
    void storedOffsetIsBounded() {
        for (long version = 0; version < 60_000; version++) {
            send(995, version);
        }
        assertThat(reading.position().overflows()).isTrue();
        assertThat(reading.offset().toString()).hasSizeLessThan(600_000);
        assertThat(resumed(NOW).position().overflows()).isFalse();
    }

    @Test
    void newestVersionsAreStoredFirst() {
        for (long version = 0; version < 60_000; version++) {
            send(991 + version / 10_000, version);
        }
        reading = resumed(NOW);
        assertThat(reading.isNew(996, 59_999)).isFalse();
        assertThat(reading.isNew(992, 10_000)).isFalse();
        assertThat(reading.isNew(991, 1)).isTrue();
    }

    private void send(long time, long version) {
        reading.sent(time, version);
    }

    private void assertPosition(long ms) {
        assertThat(reading.position().instant()).isEqualTo(at(ms));
    }

    private Reading resumed(long now) {
        Reading next = restored(reading.offset());
        next.serverTime(at(now));
        return next;
    }

    private static void assertRefused(Map<String, ?> offset, String... words) {
        assertThatThrownBy(() -> restored(offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    private static Reading restored(Map<String, ?> offset) {
        Reading reading = new Reading(OVERLAP, at(0));
        reading.restore(offset);
        return reading;
    }

    private static Reading walk(Instant start, long now) {
        Reading reading = new Reading(OVERLAP, start);
        reading.begin();
        reading.serverTime(at(now));
        return reading;
    }

    private static Instant at(long ms) {
        return Instant.ofEpochMilli(ms);
    }
}
