package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ListMarksTest {
    private static final long POSITION = 1_700_000_000_000L;
    private static final Instant NOW = Instant.ofEpochMilli(POSITION).plus(Duration.ofDays(1));

    private final ListMarks marks = new ListMarks();

    @Test
    void areRestoredAsTheyWere() {
        marks.put(new ListMark(7, 100, 3), NOW);
        marks.put(new ListMark(-2, 200, 0), NOW);
        marks.put(new ListMark(7, 300, 4), NOW);
        ListMarks restored = ListMarks.decode(marks.encode(POSITION), POSITION);
        assertThat(restored.copy()).isEqualTo(marks.copy()).hasSize(2);
        assertThat(restored.copy().get(7L)).isEqualTo(new ListMark(7, 300, 4));
    }

    @Test
    void areAsOldAsTheServerSaysIfTheWorkersClockIsAhead() {
        marks.put(new ListMark(7, 100, 3), Instant.ofEpochMilli(60));
        marks.put(new ListMark(8, 100, 3), Instant.ofEpochMilli(160));
        assertThat(marks.copy().values()).extracting(ListMark::readAt).containsExactlyInAnyOrder(60L, 100L);
    }

    @Test
    void areIgnoredIfAUserHasMovedThePosition() {
        marks.put(new ListMark(7, 100, 3), NOW);
        assertThat(ListMarks.decode(marks.encode(POSITION), POSITION + 1).isEmpty())
                .isTrue();
        assertThat(ListMarks.decode(marks.encode(POSITION + 1), POSITION + 1).isEmpty())
                .isFalse();
    }

    @Test
    void fitIntoAnOffset() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2 * ListMarks.MAX_STORED; i++) {
            marks.put(
                    new ListMark(
                            11_000_000 + i * 40L + random.nextInt(40),
                            POSITION + random.nextInt(86_400_000),
                            random.nextInt(1_000_000)),
                    NOW);
        }
        String text = marks.encode(POSITION);
        assertThat(text.length()).isLessThan(400_000);
        assertThat(ListMarks.decode(text, POSITION).copy()).hasSize(ListMarks.MAX_STORED);
    }

    @Test
    void refuseWhatTheyDidNotWrite() {
        for (String text : new String[] {"", "?", "AAAA", "eJwDAAAAAAE"}) {
            assertThatThrownBy(() -> ListMarks.decode(text, POSITION))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a list of marks");
        }
    }
}
