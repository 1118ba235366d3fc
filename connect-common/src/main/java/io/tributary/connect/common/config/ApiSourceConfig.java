package io.tributary.connect.common.config;

import io.tributary.connect.common.http.TransportSettings.Proxy;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.table.TableNames;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Typed access to the settings that all connectors share. A vendor's class adds the vendor's own. Immutable. */
public class ApiSourceConfig extends AbstractConfig {
    /** The connector's name. Connect sets it. */
    public static final String NAME_CONFIG = "name";
    /** The number of the task, from 0. The connector sets it for each task. */
    public static final String TASK_CONFIG = "task";

    /** The task's share of the connector's budget and quotas. The connector sets it for each task. */
    public static final String TASK_SHARE_CONFIG = "task.share";

    /** Settings that the connector sets for its tasks. A user's values have no effect. */
    public static final Set<String> OF_TASKS = Set.of(TASK_CONFIG, TASK_SHARE_CONFIG);

    /** 100 years. Longer pauses would overflow when they are added to a time. */
    private static final long NEVER_MS = Duration.ofDays(36_500).toMillis();

    public ApiSourceConfig(ConfigDef definition, Map<String, String> settings) {
        super(definition, settings, false);
    }

    /** The tables to replicate, as in {@link TableNames#selected}. */
    public List<String> tables() {
        return getList(TableSettings.TABLES_CONFIG);
    }

    /** Rows that last changed before this time are not replicated. 1970 if there is no limit. */
    public Instant startDate() {
        Instant start = StartDate.parse(getString(TableSettings.START_DATE_CONFIG));
        return start == null || start.isBefore(Instant.EPOCH) ? Instant.EPOCH : start;
    }

    public String topicPrefix() {
        return getString(TableSettings.TOPIC_PREFIX_CONFIG);
    }

    public long pollIntervalMs() {
        return interval(ReplicationSettings.POLL_INTERVAL_CONFIG).toMillis();
    }

    public long snapshotIntervalMs() {
        return interval(ReplicationSettings.SNAPSHOT_INTERVAL_CONFIG).toMillis();
    }

    /** The value of a setting in milliseconds, at most 100 years. */
    protected final Duration interval(String key) {
        return Duration.ofMillis(Math.min(getLong(key), NEVER_MS));
    }

    /** Whether every sync sends all rows of a snapshot table. */
    public boolean everyRow() {
        return getString(ReplicationSettings.SNAPSHOT_MODE_CONFIG).equals(ReplicationSettings.ALL);
    }

    public int snapshotMaxRows() {
        return getInt(ReplicationSettings.SNAPSHOT_MAX_ROWS_CONFIG);
    }

    public boolean deletes() {
        return getBoolean(ReplicationSettings.DELETES_CONFIG);
    }

    public Nested nested() {
        return Nested.valueOf(getString(RecordSettings.VALUE_NESTED_CONFIG).toUpperCase(Locale.ROOT));
    }

    public boolean failWhenUnavailable() {
        return getString(TableSettings.TABLES_UNAVAILABLE_CONFIG).equals(TableSettings.FAIL);
    }

    /** The topic for rows that cannot become records. Empty if such a row fails the task. */
    public String deadLetterTopic() {
        String topic = getString(RecordSettings.DEAD_LETTER_TOPIC_CONFIG);
        return topic == null ? topicPrefix() + TopicName.DEAD_LETTERS : topic;
    }

    public int recordMaxBytes() {
        return getInt(RecordSettings.RECORD_MAX_BYTES_CONFIG);
    }

    /** The connector's budget in requests per second. 0 for no limit. */
    public double budget() {
        return getDouble(RequestSettings.REQUESTS_CONFIG);
    }

    /** This task's share of the connector's budget. 0 for no limit. */
    public double requestsPerSecond() {
        return budget() * taskShare();
    }

    public int maxConcurrentRequests() {
        return getInt(RequestSettings.CONCURRENT_CONFIG);
    }

    public Duration requestTimeout() {
        return Duration.ofMillis(getLong(RequestSettings.TIMEOUT_CONFIG));
    }

    public int maxRetries() {
        return getInt(RequestSettings.RETRIES_CONFIG);
    }

    public Duration retryBackoff() {
        return Duration.ofMillis(getLong(RequestSettings.BACKOFF_CONFIG));
    }

    public Duration retryBackoffMax() {
        return Duration.ofMillis(getLong(RequestSettings.BACKOFF_MAX_CONFIG));
    }

    /** Whether {@code api.url} is set. */
    public final boolean hasApiUrl() {
        String url = getString(ConnectionSettings.API_URL_CONFIG);
        return url != null && !url.isBlank();
    }

    /** {@code api.url} if it is set, else the URL of the region. Without a trailing slash. */
    public URI apiUrl(Map<String, String> urlsByRegion) {
        if (hasApiUrl()) {
            return HttpUrl.ofApi(getString(ConnectionSettings.API_URL_CONFIG)).orElseThrow();
        }
        String region = values().containsKey(ConnectionSettings.API_REGION_CONFIG)
                ? getString(ConnectionSettings.API_REGION_CONFIG)
                : CommonSettings.US;
        return URI.create(urlsByRegion.get(region));
    }

    /** The HTTP proxy. Null for none. */
    public Proxy proxy() {
        String url = getString(ConnectionSettings.PROXY_URL_CONFIG);
        if (url == null || url.isBlank()) {
            return null;
        }
        Password password = getPassword(ConnectionSettings.PROXY_PASSWORD_CONFIG);
        return new Proxy(
                HttpUrl.parse(url).orElseThrow().toUri(),
                getString(ConnectionSettings.PROXY_USER_CONFIG),
                password == null ? "" : password.value());
    }

    /** The connector's name. */
    public String connectorName() {
        return original(NAME_CONFIG, "");
    }

    /** The number of the task, from 0. */
    public String task() {
        return original(TASK_CONFIG, "0");
    }

    /** The task's share of the connector's budget and quotas, above 0 and at most 1. */
    public double taskShare() {
        return Double.parseDouble(original(TASK_SHARE_CONFIG, "1"));
    }

    private String original(String key, String defaultValue) {
        return originals().get(key) instanceof String text ? text : defaultValue;
    }

    /**
     * Checks that the dead letter topic is not the topic of a table.
     *
     * @throws ConfigException if it is, or if Kafka refuses to have both topics
     */
    public void requireOwnDeadLetterTopic(Collection<String> tables) {
        String topic = deadLetterTopic();
        for (String table : tables) {
            String other = topicPrefix() + '.' + table;
            if (TopicName.isClash(topic, other)) {
                throw new ConfigException(
                        RecordSettings.DEAD_LETTER_TOPIC_CONFIG,
                        topic,
                        "must differ from " + other + ", the topic of table " + table
                                + ", by more than dots and underscores: choose another topic");
            }
        }
    }
}
