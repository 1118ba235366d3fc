package io.tributary.connect.segment;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;
import static org.apache.kafka.common.config.ConfigDef.Width.SHORT;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.CommonSettings.Credential;
import io.tributary.connect.common.config.CommonSettings.Defaults;
import io.tributary.connect.common.config.ConnectionSettings;
import io.tributary.connect.common.config.OneOf;
import io.tributary.connect.common.config.SettingsGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The settings of the Segment connector. */
final class SegmentSourceConfig extends ApiSourceConfig {
    static final String API_TOKEN_CONFIG = "api.token";
    private static final String API_TOKEN_DOC =
            "A Public API token of the workspace (Settings, Workspace settings, Access"
                    + " Management, Tokens). The role \"Workspace Member\" is sufficient.";

    static final String USAGE_LOOKBACK_DAYS_CONFIG = "segment.usage.lookback.days";
    private static final String USAGE_LOOKBACK_DAYS_DOC =
            "For how many days after the end of a month each poll rereads its"
                    + " daily usage, because Segment may still correct it. The current month is always read.";
    private static final int USAGE_LOOKBACK_DAYS_DEFAULT = 5;
    private static final int MAX_LOOKBACK_DAYS = 366;

    static final String DELIVERY_METRICS_WINDOW_CONFIG = "segment.delivery.metrics.window";
    private static final String DELIVERY_METRICS_WINDOW_DOC =
            "The period that a row of destination_delivery_metrics_summary"
                    + " covers: the last hour (Segment's own default, counted by the minute), 4 hours by the minute, 24 hours or 7"
                    + " days by the hour, or 14 days by the day. The record's headers show it.";
    private static final String DELIVERY_METRICS_WINDOW_DEFAULT = DeliveryWindow.LAST_HOUR.word();

    private static final String EU = "eu";

    /** Base URLs by region (Public API documentation, "Regional endpoints"). */
    static final Map<String, String> URLS =
            Map.of(CommonSettings.US, "https://api.segmentapis.com", EU, "https://eu1.api.segmentapis.com");

    /**
     * Just below 1,000 a minute. Segment publishes no general limit, only lower ones of single endpoints, of at most 600
     * requests a minute ("Rate limits"). If an account's limit is lower, response headers say so.
     */
    private static final double REQUESTS_PER_SECOND = 16;

    private static final int CONCURRENT_REQUESTS = 64;
    private static final long REQUEST_TIMEOUT_MS = 60_000;

    SegmentSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition =
                CommonSettings.define(defaults(), Credential.secret(API_TOKEN_CONFIG, "API token", API_TOKEN_DOC));
        defineSegment(new SettingsGroup(definition, "Segment"));
        return definition;
    }

    private static Defaults defaults() {
        return new Defaults(
                Segment.NAME,
                SegmentTables.NAMES,
                List.of(CommonSettings.US, EU),
                REQUESTS_PER_SECOND,
                CONCURRENT_REQUESTS,
                REQUEST_TIMEOUT_MS);
    }

    private static void defineSegment(SettingsGroup group) {
        group.label("Usage look-back (days)", LOW, SHORT)
                .add(
                        USAGE_LOOKBACK_DAYS_CONFIG,
                        INT,
                        USAGE_LOOKBACK_DAYS_DEFAULT,
                        Range.between(0, MAX_LOOKBACK_DAYS),
                        USAGE_LOOKBACK_DAYS_DOC)
                .label("Delivery metrics window", LOW, SHORT)
                .add(
                        DELIVERY_METRICS_WINDOW_CONFIG,
                        STRING,
                        DELIVERY_METRICS_WINDOW_DEFAULT,
                        new OneOf(DeliveryWindow.words()),
                        DELIVERY_METRICS_WINDOW_DOC);
    }

    /** The token without "Bearer", which users may copy along with it. */
    String apiToken() {
        return getPassword(API_TOKEN_CONFIG).value().trim().replaceFirst("(?i)^bearer\\s+", "");
    }

    Duration usageLookback() {
        return Duration.ofDays(getInt(USAGE_LOOKBACK_DAYS_CONFIG));
    }

    DeliveryWindow deliveryWindow() {
        return DeliveryWindow.of(getString(DELIVERY_METRICS_WINDOW_CONFIG));
    }

    URI baseUrl() {
        return apiUrl(URLS);
    }

    /** The URLs of the other regions, by name. Empty if {@code api.url} is set. */
    Map<String, URI> otherRegions() {
        Map<String, URI> others = new TreeMap<>();
        if (!hasApiUrl()) {
            URLS.forEach((region, address) -> others.put(region, URI.create(address)));
            others.remove(getString(ConnectionSettings.API_REGION_CONFIG));
        }
        return others;
    }
}
