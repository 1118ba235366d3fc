package io.tributary.connect.common.reading;

import java.time.Instant;

/**
 * The settings that syncs obey.
 *
 * @param start rows changed before it are left out
 * @param deletes whether tombstones are sent
 * @param everyRow whether a table read whole is sent whole each time
 * @param maxRows keys of one table that are remembered
 */
public record SyncSettings(Instant start, boolean deletes, boolean everyRow, int maxRows) {}
