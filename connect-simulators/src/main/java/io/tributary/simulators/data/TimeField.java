package io.tributary.simulators.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The times that rows are indexed by. */
public enum TimeField {
    UPDATED_AT,
    CREATED_AT;

    /** The field that is called {@code updated_at} or {@code created_at}. */
    public static Optional<TimeField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
