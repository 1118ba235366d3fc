package io.tributary.simulators.listrak;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as the service writes them: Eastern wall time without an offset and without trailing zeros of the fraction. */
final class WallTime {
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    /** .NET's value for no time. */
    static final String UNSET = "0001-01-01T00:00:00";

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private WallTime() {}

    static String text(Instant instant) {
        LocalDateTime wall = LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZONE);
        int milliseconds = wall.getNano() / 1_000_000;
        String fraction =
                milliseconds == 0 ? "" : String.format(".%03d", milliseconds).replaceFirst("0+$", "");
        return wall.format(SECONDS) + fraction;
    }

    static LocalDateTime parse(String text) {
        return LocalDateTime.parse(text);
    }
}
