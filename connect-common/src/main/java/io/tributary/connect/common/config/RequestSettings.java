package io.tributary.connect.common.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.DOUBLE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Width.SHORT;

import io.tributary.connect.common.config.CommonSettings.Defaults;
import org.apache.kafka.common.config.ConfigDef;

/** Shared settings that say how many requests are sent, how long they may take, and how they are retried. */
public final class RequestSettings {
    static final String REQUESTS_CONFIG = "requests.per.second";
    private static final String REQUESTS_DOC = "Request budget of the whole connector. Its tasks share it in proportion"
            + " to the weights of their tables; tasks in one worker use what the others leave. 0 for no limit. Lower it if"
            + " other programs use the same quota.";

    static final String CONCURRENT_CONFIG = "max.concurrent.requests";
    private static final String CONCURRENT_DOC = "Maximum number of requests in flight per task. How many"
            + " there are follows from the budget and the latency of the API.";

    public static final String TIMEOUT_CONFIG = "request.timeout.ms";
    private static final String TIMEOUT_DOC = "Timeout of one request, from sending it to receiving the last byte.";

    static final String RETRIES_CONFIG = "max.retries";
    private static final String RETRIES_DOC = "How many times to retry a request after a 5xx, a timeout, a broken"
            + " connection or a broken response before the task fails. With the default pauses, the retries take at"
            + " least a quarter of an hour. 429 responses do not count.";
    private static final int RETRIES_DEFAULT = 25;

    static final String BACKOFF_CONFIG = "retry.backoff.ms";
    private static final String BACKOFF_DOC = "Pause before the first retry. It doubles with each retry, with jitter."
            + " Retry-After and rate-limit resets of the server take precedence.";
    private static final long BACKOFF_DEFAULT = 500;

    static final String BACKOFF_MAX_CONFIG = "retry.backoff.max.ms";
    private static final String BACKOFF_MAX_DOC =
            "Longest pause before a retry, unless the server asks for a longer one.";
    private static final long BACKOFF_MAX_DEFAULT = 60_000;

    private static final long DAY_MS = 86_400_000;
    private static final int MAX_CONCURRENT = 256;

    private RequestSettings() {}

    static void define(ConfigDef definition, Defaults vendor) {
        new SettingsGroup(definition, "Requests")
                .label("Requests per second", MEDIUM, SHORT)
                .add(REQUESTS_CONFIG, DOUBLE, vendor.requestsPerSecond(), new Rate(), REQUESTS_DOC)
                .label("Concurrent requests", LOW, SHORT)
                .add(CONCURRENT_CONFIG, INT, vendor.concurrentRequests(), between(1, MAX_CONCURRENT), CONCURRENT_DOC)
                .label("Request timeout (ms)", LOW, SHORT)
                .add(TIMEOUT_CONFIG, LONG, vendor.requestTimeoutMs(), between(1, DAY_MS), TIMEOUT_DOC)
                .label("Retries", LOW, SHORT)
                .add(RETRIES_CONFIG, INT, RETRIES_DEFAULT, atLeast(0), RETRIES_DOC)
                .label("First back-off (ms)", LOW, SHORT)
                .add(BACKOFF_CONFIG, LONG, BACKOFF_DEFAULT, between(1, DAY_MS), BACKOFF_DOC)
                .label("Longest back-off (ms)", LOW, SHORT)
                .add(BACKOFF_MAX_CONFIG, LONG, BACKOFF_MAX_DEFAULT, between(1, DAY_MS), BACKOFF_MAX_DOC);
    }
}
