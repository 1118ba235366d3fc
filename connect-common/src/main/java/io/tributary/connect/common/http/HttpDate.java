package io.tributary.connect.common.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hc.client5.http.utils.DateUtils;

/** Parses dates in headers, in any format of RFC 9110, RFC 5322 or ISO-8601. */
final class HttpDate {
    /** The oldest HTTP format, without a zone and with the day padded by a space. */
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM [ ]d HH:mm:ss uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /** Parses {@code text}. Null if it is not a date. */
    static Instant parse(String text) {
        return Stream.<Function<String, Instant>>of(
                        DateUtils::parseStandardDate,
                        date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from),
                        date -> ASCTIME.parse(date, Instant::from),
                        date -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(date, Instant::from))
                .map(form -> parsed(form, text.trim()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Instant parsed(Function<String, Instant> form, String text) {
        try {
            return form.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
