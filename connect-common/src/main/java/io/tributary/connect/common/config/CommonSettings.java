package io.tributary.connect.common.config;

import static io.tributary.connect.common.config.ApiSourceConfig.*;
import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.DOUBLE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Defines the settings that all connectors share, group by group. */
public final class CommonSettings {
    /** The region that every vendor has. */
    public static final String US = "us";

    private static final int DEFAULT_MAX_ROWS = 500_000;
    private static final int DEFAULT_RECORD_BYTES = 900_000;

    private final SettingsGroup what;
    private final SettingsGroup when;
    private final SettingsGroup records;
    private final SettingsGroup connection;
    private final SettingsGroup requests;
    private final ConfigDef definition = new ConfigDef();

    private CommonSettings() {
        what = new SettingsGroup(definition, "Tables");
        when = new SettingsGroup(definition, "Syncs");
        records = new SettingsGroup(definition, "Records");
        connection = new SettingsGroup(definition, "Connection");
        requests = new SettingsGroup(definition, "Requests");
    }

    /**
     * What differs between vendors in the shared settings.
     *
     * @param vendor its name in lower case, the default of {@code topic.prefix}
     * @param tables all table names
     * @param regions those that {@code api.region} takes; none where the vendor has only one
     * @param requestsPerSecond default budget; 0 for none
     * @param maxConcurrentRequests default
     * @param requestTimeoutMs default
     */
    public record Defaults(
            String vendor,
            List<String> tables,
            List<String> regions,
            double requestsPerSecond,
            int maxConcurrentRequests,
            long requestTimeoutMs) {}

    /** A new definition of the shared settings, to which a vendor adds its own. */
    public static ConfigDef define(Defaults defaults) {
        CommonSettings settings = new CommonSettings();
        settings.defineTables(defaults);
        settings.defineSyncs();
        settings.defineRecords();
        settings.defineConnection(defaults);
        settings.defineRequests(defaults);
        return settings.definition;
    }

    /** Adds a secret that every connection needs. */
    public static void defineCredential(ConfigDef definition, String name, String displayName, String doc) {
        new SettingsGroup(definition, "Credentials")
                .add(name, PASSWORD, NO_DEFAULT_VALUE, new NotBlank(), HIGH, Width.LONG, displayName, doc);
    }

    private void defineTables(Defaults defaults) {
        OneOf tables = new OneOf(defaults.tables());
        what.add(
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
                                + " date or instant, UTC; empty for all history.")
                .add(
                        TOPIC_PREFIX_CONFIG,
                        STRING,
                        defaults.vendor(),
                        new ConfigDef.NonEmptyString(),
                        HIGH,
                        Width.MEDIUM,
                        "Topic prefix",
                        "The topic of a table is PREFIX.TABLE.")
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

    private void defineSyncs() {
        when.add(
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
                        "Pause from the end of a sync to the next, for tables that can only be read whole.")
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

    private void defineRecords() {
        records.add(
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
                        null,
                        MEDIUM,
                        Width.MEDIUM,
                        "Dead letter topic",
                        "Topic of rows that cannot become a record: without a primary key, or larger than"
                                + " record.max.bytes. Where it is not set, PREFIX.dead-letters; empty to fail the task instead.")
                .add(
                        RECORD_MAX_BYTES_CONFIG,
                        INT,
                        DEFAULT_RECORD_BYTES,
                        atLeast(1),
                        LOW,
                        Width.SHORT,
                        "Largest row (bytes)",
                        "The largest row, as JSON, that is sent to its topic. Raise it together with the limits of the topic"
                                + " and the producer.");
    }

    private void defineConnection(Defaults defaults) {
        connection.add(
                API_URL_CONFIG,
                STRING,
                null,
                new ApiUrl(),
                LOW,
                Width.LONG,
                "API URL",
                "Base URL instead of the region's: a proxy, a private gateway, a test server. http:// only for loopback"
                        + " hosts.");
        if (!defaults.regions().isEmpty()) {
            connection.add(
                    API_REGION_CONFIG,
                    STRING,
                    US,
                    new OneOf(defaults.regions()),
                    HIGH,
                    Width.SHORT,
                    "Region",
                    "Where the account's data is hosted.");
        }
        connection
                .add(
                        PROXY_URL_CONFIG,
                        STRING,
                        null,
                        new ProxyUrl(),
                        LOW,
                        Width.LONG,
                        "Proxy URL",
                        "An HTTP proxy for all requests, http://HOST:PORT.",
                        List.of(PROXY_USER_CONFIG, PROXY_PASSWORD_CONFIG))
                .add(
                        PROXY_USER_CONFIG,
                        STRING,
                        null,
                        null,
                        LOW,
                        Width.MEDIUM,
                        "Proxy user",
                        "The user at the HTTP proxy, where it asks for one.")
                .add(
                        PROXY_PASSWORD_CONFIG,
                        PASSWORD,
                        null,
                        null,
                        LOW,
                        Width.MEDIUM,
                        "Proxy password",
                        "The password at the HTTP proxy.");
    }

    private void defineRequests(Defaults defaults) {
        requests.add(
                        REQUESTS_PER_SECOND_CONFIG,
                        DOUBLE,
                        defaults.requestsPerSecond(),
                        atLeast(0),
                        MEDIUM,
                        Width.SHORT,
                        "Requests per second",
                        "Budget of the whole connector, shared out over its tasks by their tables' weight; 0 for none. Lower it when other programs use the same quota.")
                .add(
                        MAX_CONCURRENT_REQUESTS_CONFIG,
                        INT,
                        defaults.maxConcurrentRequests(),
                        between(1, 256),
                        LOW,
                        Width.SHORT,
                        "Concurrent requests",
                        "Requests in flight per task.")
                .add(
                        REQUEST_TIMEOUT_MS_CONFIG,
                        LONG,
                        defaults.requestTimeoutMs(),
                        atLeast(1),
                        LOW,
                        Width.SHORT,
                        "Request timeout (ms)",
                        "Time for one request, from sending to the last byte.")
                .add(
                        MAX_RETRIES_CONFIG,
                        INT,
                        10,
                        atLeast(0),
                        LOW,
                        Width.SHORT,
                        "Retries",
                        "How often one request is tried again on 5xx, timeouts, broken connections and broken answers, before the task fails; 429s are not counted.")
                .add(
                        RETRY_BACKOFF_MS_CONFIG,
                        LONG,
                        500L,
                        atLeast(1),
                        LOW,
                        Width.SHORT,
                        "First back-off (ms)",
                        "Pause before the first retry; it doubles each time, with jitter. The server's own word comes first.")
                .add(
                        RETRY_BACKOFF_MAX_MS_CONFIG,
                        LONG,
                        60_000L,
                        atLeast(1),
                        LOW,
                        Width.SHORT,
                        "Longest back-off (ms)",
                        "The longest pause before a retry, unless the server asks for more.");
    }
}
