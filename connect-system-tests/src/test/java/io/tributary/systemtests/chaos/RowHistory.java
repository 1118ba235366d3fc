package io.tributary.systemtests.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.kafka.TopicRecord;
import io.tributary.testkit.worker.RowCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The states of the row with one key, numbered from 0: its versions, and that it was gone. */
final class RowHistory {
    private final List<State> states = new ArrayList<>();
    private long forgotten;

    /**
     * One state.
     *
     * @param row null where the row was gone
     */
    private record State(ObjectNode row) {
        boolean isToldBy(TopicRecord record) {
            return row == null
                    ? record.isTombstone()
                    : RowCheck.difference(record, row).isEmpty();
        }
    }

    void add(ObjectNode row) {
        states.add(new State(row));
    }

    void addGone() {
        states.add(new State(null));
    }

    /** The first state behind number {@code after} that a record tells. */
    OptionalLong find(TopicRecord record, long after) {
        for (long number = Math.max(after + 1, forgotten); number < forgotten + states.size(); number++) {
            if (state(number).isToldBy(record)) {
                return OptionalLong.of(number);
            }
        }
        return OptionalLong.empty();
    }

    private State state(long number) {
        return states.get((int) (number - forgotten));
    }

    /** What a record that tells no state has wrong, compared with the newest one. */
    String difference(TopicRecord record) {
        State newest = states.get(states.size() - 1);
        return newest.row() == null
                ? "the row is gone"
                : RowCheck.difference(record, newest.row()).orElse("nothing");
    }

    /** Forgets the states before the newest one. */
    void forgetOld() {
        forgotten += states.size() - 1;
        states.subList(0, states.size() - 1).clear();
    }
}
