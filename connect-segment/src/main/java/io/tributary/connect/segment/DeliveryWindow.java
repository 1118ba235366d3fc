package io.tributary.connect.segment;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The period that delivery metrics cover. Its granularity limits its length and age ("List Delivery Metrics Summary from
 * Destination" of the Public API reference); since these limits move while a request is on its way, a window keeps some
 * distance from them.
 */
enum DeliveryWindow {
    /** Segment's default. */
    LAST_HOUR("1h", ChronoUnit.MINUTES, Duration.ofHours(1)) {
        @Override
        ApiRequest applyTo(ApiRequest request, Instant now) {
            return request;
        }
    },
    LAST_4_HOURS("4h", ChronoUnit.MINUTES, Duration.ofHours(4)),
    LAST_DAY("24h", ChronoUnit.HOURS, Duration.ofDays(1)),
    LAST_7_DAYS("7d", ChronoUnit.HOURS, Duration.ofDays(7)),
    LAST_14_DAYS("14d", ChronoUnit.DAYS, Duration.ofDays(14));

    private static final String START_TIME = "startTime";
    private static final String GRANULARITY = "granularity";
    private static final String DEFAULT_GRANULARITY = "MINUTE";

    private final String word;
    private final ChronoUnit unit;
    private final Duration length;

    DeliveryWindow(String word, ChronoUnit unit, Duration length) {
        this.word = word;
        this.unit = unit;
        this.length = length;
    }

    /** The words of the setting. */
    static List<String> words() {
        return Arrays.stream(values()).map(DeliveryWindow::word).toList();
    }

    static DeliveryWindow of(String word) {
        return values()[words().indexOf(word)];
    }

    String word() {
        return word;
    }

    /** The request for this window, which ends at the time of the response. */
    ApiRequest applyTo(ApiRequest request, Instant now) {
        String granularity = unit.name().substring(0, unit.name().length() - 1);
        return request.with(GRANULARITY, granularity).with(START_TIME, Times.text(start(now)));
    }

    /** The first full minute, hour or day inside the window, some minutes after its start. */
    private Instant start(Instant now) {
        Duration margin = unit == ChronoUnit.DAYS ? Duration.ZERO : Duration.ofMinutes(2);
        return now.minus(length).plus(margin).truncatedTo(unit).plus(1, unit);
    }

    /** Whether a request has a window. */
    static boolean isIn(ApiRequest request) {
        return request.query().containsKey(GRANULARITY);
    }

    /** The same request for the default window. */
    static ApiRequest removedFrom(ApiRequest request) {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.keySet().removeAll(List.of(GRANULARITY, START_TIME));
        return new ApiRequest(request.method(), request.path(), query, request.headers(), request.body());
    }

    /** The window of a response, for record headers. */
    static Map<String, String> headers(Page<?> page) {
        Map<String, String> query = page.request().query();
        Instant defaultStart = page.serverTime().minus(LAST_HOUR.length);
        return Map.of(
                "window.granularity", query.getOrDefault(GRANULARITY, DEFAULT_GRANULARITY),
                "window.start", query.getOrDefault(START_TIME, Times.text(defaultStart)),
                "window.end", Times.text(page.serverTime()));
    }
}
