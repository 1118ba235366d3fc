package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTrackerTest {
    private static final int MANY = 20;

    private final SweepTracker tracker = new SweepTracker();

    @Test
    void keyThatACompleteSweepDoesNotSeeIsGone() {
        sweep(0, 3);
        assertThat(tracker.endSweep(1)).isEmpty();
        sweep(1, 3);
        assertThat(tracker.endSweep(1)).containsExactly("0");
        assertThat(tracker.isFound(tracker.number("1"))).isTrue();
    }

    @Test
    void abandonedSweepsCountOnlyForTheKeysTheySaw() {
        sweep(0, 3);
        tracker.endSweep(2);
        sweep(1, 3);
        assertThat(tracker.endSweep(2)).isEmpty();
        sweep(0, 0);
        sweep(1, 3);
        assertThat(tracker.endSweep(2)).containsExactly("0");
        sweep(0, 1);
        sweep(1, 3);
        assertThat(tracker.endSweep(2)).isEmpty();
    }

    @Test
    void keysThatWereKnownBeforeThisTaskAreMissedLikeAnyOther() {
        tracker.restore(7, "a");
        tracker.restore(3, "b");
        tracker.restore(5, "c");
        tracker.beginSweep();
        tracker.found(tracker.number("b"));
        tracker.found(tracker.number("c"));
        assertThat(tracker.endSweep(1)).containsExactly("a");
    }

    @Test
    void moreThanHalfOfManyRowsMustBeMissedByThreeSweeps() {
        sweep(0, MANY);
        tracker.endSweep(1);
        assertThat(missing(0, 9)).isEmpty();
        assertThat(missing(0, 9)).isEmpty();
        assertThat(missing(0, 9)).hasSize(11);
    }

    @Test
    void sweepThatSeesAllRowsResetsTheCount() {
        sweep(0, MANY);
        tracker.endSweep(1);
        missing(0, 9);
        missing(0, 9);
        assertThat(missing(0, MANY)).isEmpty();
        assertThat(missing(0, 9)).isEmpty();
        assertThat(missing(0, 9)).isEmpty();
    }

    @Test
    void sweepThatSeesNothingMustHappenThreeTimes() {
        sweep(0, 2);
        tracker.endSweep(1);
        assertThat(missing(0, 0)).isEmpty();
        assertThat(missing(0, 0)).isEmpty();
        assertThat(missing(0, 0)).containsExactly("0", "1");
    }

    @Test
    void onlyRowAndReplacedRowsMayGoImmediately() {
        sweep(0, 1);
        tracker.endSweep(1);
        assertThat(missing(0, 0)).containsExactly("0");
        sweep(0, 3);
        tracker.endSweep(1);
        assertThat(missing(10, 13)).hasSize(3);
    }

    @Test
    void newRowsDoNotCountTowardsAMassDelete() {
        sweep(0, MANY);
        tracker.endSweep(1);
        assertThat(missing(100, 150)).isEmpty();
    }

    private List<String> missing(int from, int to) {
        sweep(from, to);
        return tracker.endSweep(1);
    }

    private void sweep(int from, int to) {
        tracker.beginSweep();
        IntStream.range(from, to).forEach(this::found);
    }

    private void found(int number) {
        String key = Integer.toString(number);
        if (tracker.number(key) == SweepTracker.NONE) {
            tracker.add(number, key);
        } else {
            tracker.found(number);
        }
    }
}
