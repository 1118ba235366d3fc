package io.tributary.connect.common.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;
import static org.apache.kafka.common.config.ConfigDef.Width.SHORT;

import org.apache.kafka.common.config.ConfigDef;

/** Shared settings that say when tables are synced, and which rows a sync sends. */
final class ReplicationSettings {
    static final String POLL_INTERVAL_CONFIG = "poll.interval.ms";
    private static final String POLL_INTERVAL_DOC = "Pause between the end of a sync and the start of the next one, for"
            + " incremental tables: those whose changes the API can list.";
    private static final long POLL_INTERVAL_DEFAULT = 60_000;

    static final String SNAPSHOT_INTERVAL_CONFIG = "snapshot.interval.ms";
    private static final String SNAPSHOT_INTERVAL_DOC = "Pause between the end of a sync and the start of the next one,"
            + " for snapshot tables: those that can only be read in full. 9223372036854775807 to read them once.";
    private static final long SNAPSHOT_INTERVAL_DEFAULT = 3_600_000;

    static final String SNAPSHOT_MODE_CONFIG = "snapshot.mode";
    static final String ALL = "all";
    private static final String CHANGES = "changes";
    private static final String SNAPSHOT_MODE_DOC =
            "Which rows a sync of a snapshot table sends. \"changes\" sends rows"
                    + " that are new or differ from the version sent last. \"all\" sends every row every time.";
    private static final String SNAPSHOT_MODE_DEFAULT = CHANGES;

    static final String SNAPSHOT_MAX_ROWS_CONFIG = "snapshot.max.rows";
    private static final String SNAPSHOT_MAX_ROWS_DOC =
            "Maximum number of rows to remember per snapshot table, at about"
                    + " 100 bytes of heap each. Rows beyond it are sent at every sync, which is logged at ERROR.";
    private static final int SNAPSHOT_MAX_ROWS_DEFAULT = 500_000;

    static final String DELETES_CONFIG = "deletes";
    private static final String DELETES_DOC = "Whether to send a tombstone (key, null value) for a row that the API"
            + " reports as deleted, or that is gone from a snapshot table.";
    private static final boolean DELETES_DEFAULT = true;

    private ReplicationSettings() {}

    static void define(ConfigDef definition) {
        new SettingsGroup(definition, "Syncs")
                .label("Poll interval (ms)", MEDIUM, SHORT)
                .add(POLL_INTERVAL_CONFIG, LONG, POLL_INTERVAL_DEFAULT, atLeast(0), POLL_INTERVAL_DOC)
                .label("Snapshot interval (ms)", MEDIUM, SHORT)
                .add(SNAPSHOT_INTERVAL_CONFIG, LONG, SNAPSHOT_INTERVAL_DEFAULT, atLeast(0), SNAPSHOT_INTERVAL_DOC)
                .label("Snapshot mode", MEDIUM, SHORT)
                .add(SNAPSHOT_MODE_CONFIG, STRING, SNAPSHOT_MODE_DEFAULT, OneOf.of(CHANGES, ALL), SNAPSHOT_MODE_DOC)
                .label("Snapshot rows remembered", LOW, SHORT)
                .add(SNAPSHOT_MAX_ROWS_CONFIG, INT, SNAPSHOT_MAX_ROWS_DEFAULT, atLeast(0), SNAPSHOT_MAX_ROWS_DOC)
                .label("Send deletes", MEDIUM, SHORT)
                .add(DELETES_CONFIG, BOOLEAN, DELETES_DEFAULT, null, DELETES_DOC);
    }
}
