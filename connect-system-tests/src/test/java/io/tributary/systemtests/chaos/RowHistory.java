package io.tributary.systemtests.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.kafka.TopicRecord;
import io.tributary.testkit.worker.RowCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The states of a row, numbered from 0: its versions, and its deletions. */
final class RowHistory {
    private final List<State> states = new ArrayList<>();
    private long forgotten;

    /**
     * One state.
     *
     * @param row null if the row was deleted
     */
    private record State(ObjectNode row) {
        boolean matches(TopicRecord record) {
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

    /** The first state after number {@code after} that a record matches. */
    OptionalLong find(TopicRecord record, long after) {
        for (long number = Math.max(after + 1, forgotten); number < forgotten + states.size(); number++) {
            if (state(number).matches(record)) {
                return OptionalLong.of(number);
            }
        }
        return OptionalLong.empty();
    }

    private State state(long number) {
        return states.get((int) (number - forgotten));
    }

    /** How a record differs from the last state. */
    String difference(TopicRecord record) {
        State newest = states.get(states.size() - 1);
        return newest.row() == null
                ? "the row is gone"
                : RowCheck.difference(record, newest.row()).orElse("nothing");
    }

    /** Forgets all states but the last one. */
    void forgetOld() {
        forgotten += states.size() - 1;
        states.subList(0, states.size() - 1).clear();
    }
}
