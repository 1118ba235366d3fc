package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.TimeField;
import java.util.List;
import java.util.function.Predicate;

/** A condition of a search query. */
sealed interface Condition {

    boolean matches(Row row);

    /** A range that contains the time of each matching row: the part of the index to read. */
    Range span(TimeField field);

    /** An indexed time inside a range, or outside if negated. */
    record InTime(TimeField field, Range range, boolean negated) implements Condition {
        @Override
        public boolean matches(Row row) {
            return range.contains(row.time(field)) != negated;
        }

        @Override
        public Range span(TimeField asked) {
            return asked == field && !negated ? range : Range.ALL;
        }
    }

    /** A condition on any other field of the row's JSON. */
    record OnJson(Predicate<JsonNode> predicate) implements Condition {
        @Override
        public boolean matches(Row row) {
            return predicate.test(Json.row(row.full()));
        }

        @Override
        public Range span(TimeField field) {
            return Range.ALL;
        }
    }

    /** All conditions of a group. */
    record AllOf(List<Condition> group) implements Condition {
        @Override
        public boolean matches(Row row) {
            return group.stream().allMatch(one -> one.matches(row));
        }

        @Override
        public Range span(TimeField field) {
            return group.stream().map(one -> one.span(field)).reduce(Range.ALL, Range::intersection);
        }
    }

    /** Any condition of a group. */
    record AnyOf(List<Condition> group) implements Condition {
        @Override
        public boolean matches(Row row) {
            return group.stream().anyMatch(one -> one.matches(row));
        }

        @Override
        public Range span(TimeField field) {
            return group.stream()
                    .map(one -> one.span(field))
                    .reduce(Range::hull)
                    .orElse(Range.ALL);
        }
    }
}
