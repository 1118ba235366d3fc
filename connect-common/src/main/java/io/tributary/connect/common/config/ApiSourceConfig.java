package io.tributary.connect.common.config;

import io.tributary.connect.common.http.TransportSettings.Proxy;
import io.tributary.connect.common.schema.Nested;
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

/** The settings that all connectors share, typed. A vendor's config extends it by its own. */
public class ApiSourceConfig extends AbstractConfig {
    public static final String TABLES_CONFIG = "tables";
    public static final String START_DATE_CONFIG = "start.date";
    public static final String TOPIC_PREFIX_CONFIG = "topic.prefix";
    public static final String POLL_INTERVAL_MS_CONFIG = "poll.interval.ms";
    public static final String SNAPSHOT_INTERVAL_MS_CONFIG = "snapshot.interval.ms";
    public static final String SNAPSHOT_MODE_CONFIG = "snapshot.mode";
    public static final String SNAPSHOT_MAX_ROWS_CONFIG = "snapshot.max.rows";
    public static final String DELETES_CONFIG = "deletes";
    public static final String VALUE_NESTED_CONFIG = "value.nested";
    public static final String TABLES_UNAVAILABLE_CONFIG = "tables.unavailable";
    public static final String DEAD_LETTER_TOPIC_CONFIG = "dead.letter.topic";
    public static final String RECORD_MAX_BYTES_CONFIG = "record.max.bytes";
    public static final String REQUESTS_PER_SECOND_CONFIG = "requests.per.second";
    public static final String MAX_CONCURRENT_REQUESTS_CONFIG = "max.concurrent.requests";
    public static final String REQUEST_TIMEOUT_MS_CONFIG = "request.timeout.ms";
    public static final String MAX_RETRIES_CONFIG = "max.retries";
    public static final String RETRY_BACKOFF_MS_CONFIG = "retry.backoff.ms";
    public static final String RETRY_BACKOFF_MAX_MS_CONFIG = "retry.backoff.max.ms";
    public static final String API_URL_CONFIG = "api.url";
    public static final String API_REGION_CONFIG = "api.region";
    public static final String PROXY_URL_CONFIG = "proxy.url";
    public static final String PROXY_USER_CONFIG = "proxy.user";
    public static final String PROXY_PASSWORD_CONFIG = "proxy.password";

    /** The connector's name, which Connect puts into its settings. */
    public static final String NAME_CONFIG = "name";
    /** Which of the connector's tasks this is; set by the connector for its tasks. */
    public static final String TASK_CONFIG = "task";

    /** The part of the connector's budget and quotas that this task may use; set by the connector for its tasks. */
    public static final String TASK_SHARE_CONFIG = "task.share";

    /** Settings that only the connector gives, to its tasks; a user's have no effect. */
    public static final Set<String> OF_TASKS = Set.of(TASK_CONFIG, TASK_SHARE_CONFIG);

    /** A longer pause, of 100 years, is never over: times with it stay within their range. */
    private static final long NEVER_MS = Duration.ofDays(36_500).toMillis();

    public ApiSourceConfig(ConfigDef definition, Map<String, String> settings) {
        super(definition, settings, false);
    }

    /** The tables to replicate; empty for all. */
    public List<String> tables() {
        return getList(TABLES_CONFIG);
    }

    /** Rows changed before it are left out; 1970 where there is no limit. */
    public Instant startDate() {
        Instant start = StartDate.parse(getString(START_DATE_CONFIG));
        return start == null || start.isBefore(Instant.EPOCH) ? Instant.EPOCH : start;
    }

    public String topicPrefix() {
        return getString(TOPIC_PREFIX_CONFIG);
    }

    public long pollIntervalMs() {
        return interval(POLL_INTERVAL_MS_CONFIG).toMillis();
    }

    public long snapshotIntervalMs() {
        return interval(SNAPSHOT_INTERVAL_MS_CONFIG).toMillis();
    }

    /** The pause that a setting in milliseconds names; {@link Long#MAX_VALUE} and whatever else is above 100 years is 100 years. */
    protected final Duration interval(String key) {
        return Duration.ofMillis(Math.min(getLong(key), NEVER_MS));
    }

    /** Whether a table read whole is sent whole each time. */
    public boolean everyRow() {
        return getString(SNAPSHOT_MODE_CONFIG).equals("all");
    }

    public int snapshotMaxRows() {
        return getInt(SNAPSHOT_MAX_ROWS_CONFIG);
    }

    public boolean deletes() {
        return getBoolean(DELETES_CONFIG);
    }

    public Nested nested() {
        return Nested.valueOf(getString(VALUE_NESTED_CONFIG).toUpperCase(Locale.ROOT));
    }

    public boolean failWhenUnavailable() {
        return getString(TABLES_UNAVAILABLE_CONFIG).equals("fail");
    }

    /** The topic of rows that cannot become records; empty where such a row fails the task. */
    public String deadLetterTopic() {
        String topic = getString(DEAD_LETTER_TOPIC_CONFIG);
        return topic == null ? topicPrefix() + TopicName.DEAD_LETTERS : topic;
    }

    public int recordMaxBytes() {
        return getInt(RECORD_MAX_BYTES_CONFIG);
    }

    /** The part of the connector's budget that this task may use; 0 for no limit. */
    public double requestsPerSecond() {
        return getDouble(REQUESTS_PER_SECOND_CONFIG) * taskShare();
    }

    public int maxConcurrentRequests() {
        return getInt(MAX_CONCURRENT_REQUESTS_CONFIG);
    }

    public Duration requestTimeout() {
        return Duration.ofMillis(getLong(REQUEST_TIMEOUT_MS_CONFIG));
    }

    public int maxRetries() {
        return getInt(MAX_RETRIES_CONFIG);
    }

    public Duration retryBackoff() {
        return Duration.ofMillis(getLong(RETRY_BACKOFF_MS_CONFIG));
    }

    public Duration retryBackoffMax() {
        return Duration.ofMillis(getLong(RETRY_BACKOFF_MAX_MS_CONFIG));
    }

    /** Whether the user sets the base URL. */
    public final boolean hasApiUrl() {
        String url = getString(API_URL_CONFIG);
        return url != null && !url.isBlank();
    }

    /** The base URL where the user sets one; else that of the region. It has no slash at its end. */
    public URI apiUrl(Map<String, String> urlsByRegion) {
        if (hasApiUrl()) {
            return HttpUrl.ofApi(getString(API_URL_CONFIG)).orElseThrow();
        }
        String region = values().containsKey(API_REGION_CONFIG) ? getString(API_REGION_CONFIG) : CommonSettings.US;
        return URI.create(urlsByRegion.get(region));
    }

    /** The HTTP proxy; null for none. */
    public Proxy proxy() {
        String url = getString(PROXY_URL_CONFIG);
        if (url == null || url.isBlank()) {
            return null;
        }
        Password password = getPassword(PROXY_PASSWORD_CONFIG);
        return new Proxy(
                HttpUrl.parse(url).orElseThrow().toUri(),
                getString(PROXY_USER_CONFIG),
                password == null ? "" : password.value());
    }

    /** The connector's name. */
    public String connectorName() {
        return original(NAME_CONFIG, "");
    }

    /** Which of the connector's tasks this is. */
    public String task() {
        return original(TASK_CONFIG, "0");
    }

    /** The part of the connector's budget and quotas that this task may use, above 0 and at most 1. */
    public double taskShare() {
        return Double.parseDouble(original(TASK_SHARE_CONFIG, "1"));
    }

    private String original(String key, String otherwise) {
        return originals().get(key) instanceof String text ? text : otherwise;
    }

    /**
     * Checks that dead letters do not get into the topic of a table.
     *
     * @throws ConfigException when they would, or when Kafka could not have both topics
     */
    public void requireOwnDeadLetterTopic(Collection<String> tables) {
        String topic = deadLetterTopic();
        for (String table : tables) {
            String other = topicPrefix() + '.' + table;
            if (TopicName.isClash(topic, other)) {
                throw new ConfigException(
                        DEAD_LETTER_TOPIC_CONFIG,
                        topic,
                        "has to differ from the topic of the table " + table + ", " + other
                                + ", in more than dots and underscores: name another topic");
            }
        }
    }
}
