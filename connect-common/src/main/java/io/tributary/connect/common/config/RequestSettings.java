package io.tributary.connect.common.config;

import static io.tributary.connect.common.config.ApiSourceConfig.API_REGION_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.API_URL_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.MAX_CONCURRENT_REQUESTS_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.MAX_RETRIES_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.PROXY_PASSWORD_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.PROXY_URL_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.PROXY_USER_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.REQUESTS_PER_SECOND_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.REQUEST_TIMEOUT_MS_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.RETRY_BACKOFF_MAX_MS_CONFIG;
import static io.tributary.connect.common.config.ApiSourceConfig.RETRY_BACKOFF_MS_CONFIG;
import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.DOUBLE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.tributary.connect.common.config.CommonSettings.Defaults;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Defines the shared settings of requests: where they go, and how many. */
final class RequestSettings {
    private static final long DAY_MS = 86_400_000;

    private RequestSettings() {}

    static void define(ConfigDef definition, Defaults defaults) {
        defineConnection(new SettingsGroup(definition, "Connection"), defaults);
        defineRequests(new SettingsGroup(definition, "Requests"), defaults);
    }

    private static void defineConnection(SettingsGroup group, Defaults defaults) {
        group.add(
                API_URL_CONFIG,
                STRING,
                null,
                new ApiUrl(),
                LOW,
                Width.LONG,
                "API URL",
                "Base URL instead of the region's: a private gateway, a test server. http:// only for loopback hosts.");
        if (!defaults.regions().isEmpty()) {
            group.add(
                    API_REGION_CONFIG,
                    STRING,
                    CommonSettings.US,
                    new OneOf(defaults.regions()),
                    HIGH,
                    Width.SHORT,
                    "Region",
                    "Where the account's data is hosted.");
        }
        group.add(
                        PROXY_URL_CONFIG,
                        STRING,
                        null,
                        new ProxyUrl(),
                        LOW,
                        Width.LONG,
                        "Proxy URL",
                        "An HTTP proxy for all requests, http://HOST:PORT. Without a port, 80 for http:// and 443 for https://."
                                + " It is not used for an api.url on localhost.",
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

    private static void defineRequests(SettingsGroup group, Defaults defaults) {
        group.add(
                        REQUESTS_PER_SECOND_CONFIG,
                        DOUBLE,
                        defaults.requestsPerSecond(),
                        new Rate(),
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
                        between(1, DAY_MS),
                        LOW,
                        Width.SHORT,
                        "Request timeout (ms)",
                        "Time for one request, from sending to the last byte.")
                .add(
                        MAX_RETRIES_CONFIG,
                        INT,
                        25,
                        atLeast(0),
                        LOW,
                        Width.SHORT,
                        "Retries",
                        "How often one request is tried again on 5xx, timeouts, broken connections and broken answers, before the task fails: with the default pauses for at least a quarter of an hour. 429s are not counted.")
                .add(
                        RETRY_BACKOFF_MS_CONFIG,
                        LONG,
                        500L,
                        between(1, DAY_MS),
                        LOW,
                        Width.SHORT,
                        "First back-off (ms)",
                        "Pause before the first retry; it doubles each time, with jitter. The server's own word comes first.")
                .add(
                        RETRY_BACKOFF_MAX_MS_CONFIG,
                        LONG,
                        60_000L,
                        between(1, DAY_MS),
                        LOW,
                        Width.SHORT,
                        "Longest back-off (ms)",
                        "The longest pause before a retry, unless the server asks for more.");
    }
}
