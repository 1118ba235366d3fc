package io.tributary.simulators.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Searches see changes late. */
class LaggingIndexTest {
    private static final long AT_ONCE = Long.MIN_VALUE;

    private final LaggingIndex<Thing> things = new LaggingIndex<>();

    /** A row with equal times. */
    private record Thing(String id, long time) implements TimedRow {
        @Override
        public long time(TimeField field) {
            return time;
        }
    }

    private List<Thing> seenAt(long now) {
        things.settle(now);
        return things.search(TimeField.UPDATED_AT, index -> List.copyOf(index.values()));
    }

    @Test
    void showsChangesWhenTheyAreDueOrderedByTime() {
        things.put(new Thing("a", 5), AT_ONCE);
        things.put(new Thing("b", 3), 100);
        things.remove("a", 200);
        assertThat(things.all()).containsExactly(new Thing("b", 3));
        assertThat(seenAt(99)).containsExactly(new Thing("a", 5));
        assertThat(seenAt(100)).containsExactly(new Thing("b", 3), new Thing("a", 5));
        assertThat(seenAt(200)).containsExactly(new Thing("b", 3));
    }

    @Test
    void dropsAChangeIfALaterOneWasVisibleFirst() {
        things.put(new Thing("a", 1), 100);
        things.put(new Thing("a", 2), AT_ONCE);
        assertThat(seenAt(50)).containsExactly(new Thing("a", 2));
        assertThat(seenAt(100)).containsExactly(new Thing("a", 2));
        assertThat(things.get("a")).contains(new Thing("a", 2));
    }
}
