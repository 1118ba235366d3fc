package io.tributary.connect.common.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A date {@code MM/DD/YYYY} or ISO-8601, or an ISO-8601 instant; days start at midnight UTC. */
final class StartDate implements ConfigDef.Validator {
    private static final DateTimeFormatter US =
            DateTimeFormatter.ofPattern("MM/dd/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * The time that {@code text} means. Null if it is empty.
     *
     * @throws DateTimeException if it is not a date or time in the years 1 to 9999
     */
    static Instant parse(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Instant moment = moment(text.trim());
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new DateTimeException("outside of the years 1 to 9999");
        }
        return moment;
    }

    private static Instant moment(String text) {
        if (text.contains("T")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        LocalDate day = text.contains("/") ? LocalDate.parse(text, US) : LocalDate.parse(text);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public void ensureValid(String name, Object value) {
        try {
            parse((String) value);
        } catch (DateTimeException e) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "empty, MM/DD/YYYY, or an ISO-8601 date or instant such as 2026-01-31 or 2026-01-31T12:00:00Z";
    }
}
