package io.tributary.connect.segment;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.OneOf;
import io.tributary.connect.common.config.SettingsGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of the Segment connector. */
final class SegmentSourceConfig extends ApiSourceConfig {
    static final String API_TOKEN_CONFIG = "api.token";
    static final String USAGE_LOOKBACK_DAYS_CONFIG = "segment.usage.lookback.days";
    static final String DELIVERY_METRICS_WINDOW_CONFIG = "segment.delivery.metrics.window";

    /** Base URLs by region (Public API documentation, "Regional endpoints"). */
    static final Map<String, String> URLS =
            Map.of(CommonSettings.US, "https://api.segmentapis.com", "eu", "https://eu1.api.segmentapis.com");

    /**
     * 1,000 a minute, nearly. No limit is published but lower ones of single endpoints, of at most 600 requests a minute
     * ("Rate limits"); where the account's is lower, its headers say so.
     */
    private static final double REQUESTS_PER_SECOND = 16;

    private static final int CONCURRENT_REQUESTS = 8;
    private static final long REQUEST_TIMEOUT_MS = 60_000;
    private static final int LOOKBACK_DAYS = 5;
    private static final int MOST_LOOKBACK_DAYS = 366;

    SegmentSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition = CommonSettings.define(
                new CommonSettings.Defaults(
                        Segment.NAME,
                        SegmentTables.NAMES,
                        List.of(CommonSettings.US, "eu"),
                        REQUESTS_PER_SECOND,
                        CONCURRENT_REQUESTS,
                        REQUEST_TIMEOUT_MS),
                CommonSettings.Credential.secret(
                        API_TOKEN_CONFIG,
                        "API token",
                        "A Public API token of the workspace (Settings, Workspace settings, Access Management, Tokens); the role"
                                + " \"Workspace Member\" is enough."));
        defineSegment(new SettingsGroup(definition, "Segment"));
        return definition;
    }

    private static void defineSegment(SettingsGroup group) {
        group.add(
                        USAGE_LOOKBACK_DAYS_CONFIG,
                        Type.INT,
                        LOOKBACK_DAYS,
                        Range.between(0, MOST_LOOKBACK_DAYS),
                        Importance.LOW,
                        Width.SHORT,
                        "Usage lookback (days)",
                        "How long after a month's end its daily usage may still be corrected: so long the month is read"
                                + " again at each poll, besides the current one.")
                .add(
                        DELIVERY_METRICS_WINDOW_CONFIG,
                        Type.STRING,
                        DeliveryWindow.LAST_HOUR.word(),
                        new OneOf(DeliveryWindow.words()),
                        Importance.LOW,
                        Width.SHORT,
                        "Delivery metrics window",
                        "The time that a row of destination_delivery_metrics_summary sums up: the last hour (Segment's own"
                                + " default, counted by minute), 4 hours by minute, 24 hours or 7 days by hour, or 14"
                                + " days by day. Record headers tell it.");
    }

    /** The token alone: it may have been copied together with the header that carries it. */
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

    /** The addresses of the regions that are not set, by name; none where the address itself is set. */
    Map<String, URI> otherRegions() {
        Map<String, URI> others = new TreeMap<>();
        if (!hasApiUrl()) {
            URLS.forEach((region, address) -> others.put(region, URI.create(address)));
            others.remove(getString(API_REGION_CONFIG));
        }
        return others;
    }
}
