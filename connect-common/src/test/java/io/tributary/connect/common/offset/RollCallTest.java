package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollCallTest {
    private static final int MANY = 20;

    private final RollCall roll = new RollCall();

    @Test
    void whomACompleteSweepDoesNotMeetIsGone() {
        sweep(0, 3);
        assertThat(roll.endSweep(1)).isEmpty();
        sweep(1, 3);
        assertThat(roll.endSweep(1)).containsExactly("0");
        assertThat(roll.isMet(roll.number("1"))).isTrue();
    }

    @Test
    void sweepsThatAreBrokenOffCountForThoseTheyHaveMetOnly() {
        sweep(0, 3);
        roll.endSweep(2);
        sweep(1, 3);
        assertThat(roll.endSweep(2)).isEmpty();
        sweep(0, 0);
        sweep(1, 3);
        assertThat(roll.endSweep(2)).containsExactly("0");
        sweep(0, 1);
        sweep(1, 3);
        assertThat(roll.endSweep(2)).isEmpty();
    }

    @Test
    void whatWasKnownBeforeThisTaskIsMissedLikeAnyOther() {
        roll.restore(7, "a");
        roll.restore(3, "b");
        roll.restore(5, "c");
        roll.beginSweep();
        roll.meet(roll.number("b"));
        roll.meet(roll.number("c"));
        assertThat(roll.endSweep(1)).containsExactly("a");
    }

    @Test
    void ofManyRowsMoreThanHalfHaveToBeMissedByThreeSweeps() {
        sweep(0, MANY);
        roll.endSweep(1);
        assertThat(missing(0, 9)).isEmpty();
        assertThat(missing(0, 9)).isEmpty();
        assertThat(missing(0, 9)).hasSize(11);
    }

    @Test
    void oneMoreAnswerOfAllRowsAndTheCountBeginsAnew() {
        sweep(0, MANY);
        roll.endSweep(1);
        missing(0, 9);
        missing(0, 9);
        assertThat(missing(0, MANY)).isEmpty();
        assertThat(missing(0, 9)).isEmpty();
        assertThat(missing(0, 9)).isEmpty();
    }

    @Test
    void anAnswerWithoutARowHasToComeThreeTimes() {
        sweep(0, 2);
        roll.endSweep(1);
        assertThat(missing(0, 0)).isEmpty();
        assertThat(missing(0, 0)).isEmpty();
        assertThat(missing(0, 0)).containsExactly("0", "1");
    }

    @Test
    void theOnlyRowMayGoAtOnceAndSoMayRowsThatOthersReplace() {
        sweep(0, 1);
        roll.endSweep(1);
        assertThat(missing(0, 0)).containsExactly("0");
        sweep(0, 3);
        roll.endSweep(1);
        assertThat(missing(10, 13)).hasSize(3);
    }

    @Test
    void theRuleForManyLooksAtWhatWasThereBefore() {
        sweep(0, MANY);
        roll.endSweep(1);
        assertThat(missing(100, 150)).isEmpty();
    }

    private List<String> missing(int from, int to) {
        sweep(from, to);
        return roll.endSweep(1);
    }

    private void sweep(int from, int to) {
        roll.beginSweep();
        IntStream.range(from, to).forEach(this::meet);
    }

    private void meet(int number) {
        String key = Integer.toString(number);
        if (roll.number(key) == RollCall.NONE) {
            roll.add(number, key);
        } else {
            roll.meet(number);
        }
    }
}
