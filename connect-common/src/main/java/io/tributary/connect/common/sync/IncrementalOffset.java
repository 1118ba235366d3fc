package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.ListMarks;
import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Incremental;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the offset of a table of changes is made of. */
public final class IncrementalOffset {

    private IncrementalOffset() {}

    /**
     * Checks an offset that a user sets.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireValid(Incremental table, Map<String, ?> offset) {
        if (offset.get(table.positionField()) == null) {
            throw new IllegalArgumentException("the offset has to hold \"" + table.positionField()
                    + "\", an ISO-8601 instant such as 2026-01-31T12:00:00Z, or be null");
        }
        Offsets.requireOnly(fields(table), offset);
        Watermark watermark = watermark(table, Instant.EPOCH);
        watermark.restore(offset);
        new Sweeps(table, watermark, Instant.EPOCH).restore(offset);
        ReadLists.marks(watermark, offset);
        if (offset.get(AskedAgain.FIELD) != null) {
            AskedAgain.decode(offset.get(AskedAgain.FIELD));
        }
        if (offset.get(Deletions.FIELD) != null) {
            Deletions.restored(table, Instant.EPOCH, offset.get(Deletions.FIELD));
        }
    }

    /** The position of a table before its offset is read. */
    static Watermark watermark(Incremental table, Instant start) {
        Duration memory = table.sweep() == null ? Duration.ZERO : table.sweep().memory();
        return new Watermark(table.positionField(), table::settled, start, memory);
    }

    private static Set<String> fields(Incremental table) {
        Set<String> fields = new HashSet<>(Watermark.fields(table.positionField()));
        fields.add(AskedAgain.FIELD);
        if (table instanceof FanOut) {
            fields.add(ListMarks.FIELD);
        }
        if (table.sweep() != null) {
            fields.addAll(Set.of(Watermark.SENT, Sweeps.FIELD));
        }
        if (table.deletions() != null) {
            fields.add(Deletions.FIELD);
        }
        return fields;
    }
}
