package io.tributary.sandbox.kustomer;

import java.util.Arrays;
import java.util.Optional;

/** The attributes that this simulation can search and sort by. */
enum TimeField {
    UPDATED_AT("_updated_at"),
    CREATED_AT("_created_at");

    private final String suffix;

    TimeField(String suffix) {
        this.suffix = suffix;
    }

    /** The field of a search's attribute, such as {@code note_updated_at} of the type {@code note}. */
    static Optional<TimeField> of(String type, String attribute) {
        return Arrays.stream(values())
                .filter(field -> attribute.equals(type + field.suffix))
                .findFirst();
    }
}
