package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.TimeField;
import java.util.List;
import java.util.function.Predicate;

/** What a search query asks of a row. */
sealed interface Condition {

    boolean matches(Row row);

    /** A span that holds every matching row's time: what an index has to walk. */
    Range span(TimeField field);

    /** A time of the index inside (or, negated, outside) a span. */
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

    /** Any other field, read from the row's JSON. */
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

    /** Every one of a group. */
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

    /** At least one of a group. */
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
