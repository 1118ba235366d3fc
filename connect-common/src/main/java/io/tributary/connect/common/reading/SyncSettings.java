package io.tributary.connect.common.reading;

import java.time.Instant;

/**
 * The settings of syncs.
 *
 * @param start rows changed before it are skipped
 * @param deletes whether tombstones are sent
 * @param everyRow whether each sync of a snapshot table sends every row
 * @param maxRows the most keys remembered per table
 */
public record SyncSettings(Instant start, boolean deletes, boolean everyRow, int maxRows) {}
