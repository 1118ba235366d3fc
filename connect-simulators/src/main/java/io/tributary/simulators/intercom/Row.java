package io.tributary.simulators.intercom;

import io.tributary.simulators.data.TimeField;
import io.tributary.simulators.data.TimedRow;

/**
 * A row in the format of the newest API version.
 *
 * @param id the primary key
 * @param createdAt UNIX seconds
 * @param updatedAt UNIX seconds
 * @param json the row's JSON, with at most ten elements in each of its shortened lists
 * @param full the row's JSON with complete lists; the same array as {@code json} if nothing is shortened
 */
record Row(String id, long createdAt, long updatedAt, byte[] json, byte[] full) implements TimedRow {

    @Override
    public long time(TimeField field) {
        return field == TimeField.UPDATED_AT ? updatedAt : createdAt;
    }
}
