package io.tributary.sandbox.intercom;

import java.util.Arrays;
import java.util.Optional;

/** The times that rows are indexed by. */
enum TimeField {
    UPDATED_AT("updated_at"),
    CREATED_AT("created_at");

    private final String wireName;

    TimeField(String wireName) {
        this.wireName = wireName;
    }

    static Optional<TimeField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.wireName.equals(name))
                .findFirst();
    }
}
