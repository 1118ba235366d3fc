package io.tributary.connect.common.config;

import static io.tributary.connect.common.config.ApiSourceConfig.DEAD_LETTER_TOPIC_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.DELETES_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.POLL_INTERVAL_MS_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.RECORD_MAX_BYTES_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.SNAPSHOT_INTERVAL_MS_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.SNAPSHOT_MAX_ROWS_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.SNAPSHOT_MODE_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.START_DATE_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.TABLES_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.TABLES_UNAVAILABLE_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.TOPIC_PREFIX_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.VALUE_NESTED_CONFIG;
import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.tributary.connect.common.config.CommonSettings.Defaults;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Defines the shared settings of tables: which are read, when, and what becomes of their rows. */
final class TableSettings {
    private static final int DEFAULT_MAX_ROWS = 500_000;
    private static final int DEFAULT_RECORD_BYTES = 900_000;

    private TableSettings() {}

    static void define(ConfigDef definition, Defaults defaults) {
        defineTables(new SettingsGroup(definition, "Tables"), defaults);
        defineSyncs(new SettingsGroup(definition, "Syncs"));
        defineRecords(new SettingsGroup(definition, "Records"));
    }

    private static void defineTables(SettingsGroup group, Defaults defaults) {
        OneOf tables = new OneOf(defaults.tables());
        group.add(
                        TABLES_CONFIG,
                        LIST,
                        List.of(),
                        tables,
                        HIGH,
                        Width.LONG,
                        "Tables",
                        "The tables to replicate, separated by commas; empty for all.")
                .add(
                        START_DATE_CONFIG,
                        STRING,
                        "",
                        new StartDate(),
                        HIGH,
                        Width.MEDIUM,
                        "Start date",
                        "Rows changed before it are left out, in tables with a replication key: MM/DD/YYYY, or an ISO-8601"
                                + " date or instant, UTC; empty for all history. While it is ahead, such tables wait for it.")
                .add(
                        TOPIC_PREFIX_CONFIG,
                        STRING,
                        defaults.vendor(),
                        TopicName.prefixOf(defaults.tables()),
                        HIGH,
                        Width.MEDIUM,
                        "Topic prefix",
                        "The topic of a table is PREFIX.TABLE. Another prefix on a running connector sends nothing again: the"
                                + " new topics hold only what changes from then on. To have everything in them, stop the"
                                + " connector, delete its offsets (DELETE /connectors/NAME/offsets) and resume it.")
                .add(
                        TABLES_UNAVAILABLE_CONFIG,
                        STRING,
                        "skip",
                        OneOf.of("skip", "fail"),
                        MEDIUM,
                        Width.SHORT,
                        "Unavailable tables",
                        "What happens when the API refuses one table for good, for want of a right, say: \"skip\" leaves it"
                                + " out, says so at ERROR and asks again each hour; \"fail\" fails the task.");
    }

    private static void defineSyncs(SettingsGroup group) {
        group.add(
                        POLL_INTERVAL_MS_CONFIG,
                        LONG,
                        60_000L,
                        atLeast(0),
                        MEDIUM,
                        Width.SHORT,
                        "Poll interval (ms)",
                        "Pause from the end of a sync to the next, for tables whose API can be asked for what has changed.")
                .add(
                        SNAPSHOT_INTERVAL_MS_CONFIG,
                        LONG,
                        3_600_000L,
                        atLeast(0),
                        MEDIUM,
                        Width.SHORT,
                        "Snapshot interval (ms)",
                        "Pause from the end of a sync to the next, for tables that can only be read whole. 9223372036854775807"
                                + " to read them once.")
                .add(
                        SNAPSHOT_MODE_CONFIG,
                        STRING,
                        "changes",
                        OneOf.of("changes", "all"),
                        MEDIUM,
                        Width.SHORT,
                        "Snapshot mode",
                        "What a sync of a table that is read whole sends: \"changes\", rows that are new or differ from"
                                + " what was sent last; \"all\", every row each time.")
                .add(
                        SNAPSHOT_MAX_ROWS_CONFIG,
                        INT,
                        DEFAULT_MAX_ROWS,
                        atLeast(0),
                        LOW,
                        Width.SHORT,
                        "Snapshot rows remembered",
                        "Keys of one table read whole that are remembered, at about 100 bytes of heap each; rows beyond are"
                                + " sent at every sync, which is logged at ERROR.")
                .add(
                        DELETES_CONFIG,
                        BOOLEAN,
                        true,
                        null,
                        MEDIUM,
                        Width.SHORT,
                        "Send deletes",
                        "Send tombstones (key, null value) for rows that the API reports as deleted, or that are gone from a"
                                + " table read whole.");
    }

    private static void defineRecords(SettingsGroup group) {
        group.add(
                        VALUE_NESTED_CONFIG,
                        STRING,
                        "struct",
                        OneOf.of("struct", "json"),
                        MEDIUM,
                        Width.SHORT,
                        "Nested values",
                        "Nested objects, arrays and maps as Connect types (\"struct\"), or all of them as JSON text"
                                + " (\"json\"), for sinks that take flat rows only.")
                .add(
                        DEAD_LETTER_TOPIC_CONFIG,
                        STRING,
                        null,
                        TopicName.whole(),
                        MEDIUM,
                        Width.MEDIUM,
                        "Dead letter topic",
                        "Topic of rows that cannot become a record: without a primary key, or larger than"
                                + " record.max.bytes. Where it is not set, PREFIX.dead-letters; empty to fail the task instead. It"
                                + " must not be the topic of a table.")
                .add(
                        RECORD_MAX_BYTES_CONFIG,
                        INT,
                        DEFAULT_RECORD_BYTES,
                        atLeast(1),
                        LOW,
                        Width.SHORT,
                        "Largest row (bytes)",
                        "The largest row, as JSON, that is sent to its topic: as the API gave it, and as a record without"
                                + " schema. Raise it together with the limits of the topic and the producer.");
    }
}
