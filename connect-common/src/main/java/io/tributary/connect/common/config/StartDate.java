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

/** A date {@code MM/DD/YYYY} or ISO-8601, or an ISO-8601 instant; days begin at midnight UTC. */
final class StartDate implements ConfigDef.Validator {
    private static final DateTimeFormatter US =
            DateTimeFormatter.ofPattern("MM/dd/uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** The moment that {@code text} names; null for none. */
    static Instant parse(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = text.trim();
        if (trimmed.contains("T")) {
            return OffsetDateTime.parse(trimmed).toInstant();
        }
        LocalDate day = trimmed.contains("/") ? LocalDate.parse(trimmed, US) : LocalDate.parse(trimmed);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public void ensureValid(String name, Object value) {
        try {
            parse((String) value);
        } catch (DateTimeException e) {
            throw new ConfigException(name, value, "has to be " + this);
        }
    }

    @Override
    public String toString() {
        return "empty, MM/DD/YYYY, or an ISO-8601 date or instant such as 2026-01-31 or 2026-01-31T12:00:00Z";
    }
}
