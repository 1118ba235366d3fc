package io.tributary.simulators.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The times by which rows are indexed. */
public enum TimeField {
    UPDATED_AT,
    CREATED_AT;

    /** The field named {@code updated_at} or {@code created_at}. */
    public static Optional<TimeField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
