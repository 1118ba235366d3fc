package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.listrak.ContactLists.ContactList;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Which days of a list's messages are asked for ({@code ReportListMessageActivity}, {@code ReportListMessageDelivery}). */
final class MessageWindows {
    /** The messages of so many days are read each round: older ones hardly change. */
    private static final Duration RECENT = Duration.ofDays(90);

    private final ListrakSourceConfig config;
    private final WallClock clock;

    MessageWindows(ListrakSourceConfig config, WallClock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** All messages of a list; none is older than the list. */
    ApiRequest all(ContactList list, String operation, Instant now) {
        Instant first = config.firstWindow();
        Instant created = list.created();
        boolean younger = created != null && created.isAfter(first);
        return from(younger ? created : first, list, operation, now);
    }

    /** The messages that still change. */
    ApiRequest recent(ContactList list, String operation, Instant now) {
        Instant first = config.firstWindow();
        Instant recent = now.minus(RECENT);
        return from(recent.isAfter(first) ? recent : first, list, operation, now);
    }

    private ApiRequest from(Instant from, ContactList list, String operation, Instant now) {
        LocalDate until = clock.day(now).plusDays(1);
        LocalDate first = clock.day(from);
        ApiRequest request = list.request(operation).with("IncludeTestMessages", config.includesTestMessages());
        return Windows.first(request, first.isBefore(until) ? first : until.minusDays(1), until);
    }
}
