package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.listrak.MessageReport.Message;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The children of messages, one list for each message: its events or its recipients. A message is read if its counter has
 * changed since it was last read. Events are also read when a sweep is due, because Listrak does not document exactly what
 * the counters count.
 */
final class MessageChildren {
    /** How long the recipients of a message are remembered, in case it is sent to more. */
    private static final Duration SENDING = Duration.ofDays(30);

    /** A message that is being sent is read in one of this many polls. */
    private static final int SENDING_POLLS = 10;

    private static final Duration DAY = Duration.ofDays(1);

    private final ListrakSourceConfig config;
    private final WallClock clock;
    private final Paginator pages;

    MessageChildren(ListrakSourceConfig config, WallClock clock, Paginator pages) {
        this.config = config;
        this.clock = clock;
        this.pages = pages;
    }

    /**
     * The events of messages. The window of a message begins when it was last read.
     *
     * @param operation one of the {@code ReportRangeMessageContact} operations
     * @param dateField the field with the time of an event
     * @param counter the report's counter of these events
     */
    FanOut events(String operation, String dateField, MessageReport report, String counter) {
        return new FanOut(config.overlap(), (progress, requester) -> {
            List<ListRead> lists = new ArrayList<>();
            for (Message message : report.newestFirst(requester, progress.now())) {
                long version = message.count(counter);
                ListMark known = progress.lists().get(message.id());
                if (isDue(known, version, progress.now())) {
                    Instant since = since(known, progress);
                    lists.add(events(operation, dateField, message, since, progress.now())
                            .in(new Order.Marked(mark(message, version, progress), since)));
                }
            }
            return Slice.marked(lists, oldestRead(lists, progress).minus(config.overlap()));
        });
    }

    private boolean isDue(ListMark known, long version, Instant now) {
        return known == null
                || known.counter() != version
                || known.readAt() <= now.minus(config.sweepInterval()).toEpochMilli();
    }

    private static ListMark mark(Message message, long version, Progress progress) {
        return new ListMark(message.id(), progress.now().toEpochMilli(), version);
    }

    /**
     * Older events of the message were sent. An unknown message is new to this user, with all its events, unless no message
     * was read so far.
     */
    private Instant since(ListMark known, Progress progress) {
        if (known != null) {
            return Instant.ofEpochMilli(known.readAt()).minus(config.overlap());
        }
        return progress.lists().isEmpty() ? progress.from() : config.startDate();
    }

    /** With one more day at both ends, because the time zone of the dates may be wrong. No event is older than its message. */
    private ListRead events(String operation, String dateField, Message message, Instant since, Instant now) {
        Instant from = latest(since, config.firstWindow(), message.sent());
        ApiRequest request = SoapRequester.request(operation)
                .with(ListrakRows.MESSAGE, message.id())
                .with("StartDate", clock.text(from.minus(DAY)))
                .with("EndDate", clock.text(now.plus(DAY)))
                .with(NumberedPages.PAGE, 1);
        return config.keyedByEvent()
                ? ListRead.of(request, pages).with(now)
                : ListRead.of(request, Paginator.SINGLE)
                        .with(now)
                        .through(requester -> new SortedList(operation, requester, clock, dateField, pages));
    }

    private static Instant latest(Instant since, Instant first, Instant sent) {
        return Stream.of(since, first, sent == null ? first : sent)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** When the messages that are not read now were last read, at the earliest. Ignores messages that were set aside for long. */
    private Instant oldestRead(List<ListRead> lists, Progress progress) {
        long forgotten =
                progress.now().minus(config.sweepInterval().multipliedBy(2)).toEpochMilli();
        Map<Long, ListMark> left = new LinkedHashMap<>(progress.lists());
        lists.forEach(list -> left.remove(((Order.Marked) list.order()).mark().id()));
        return left.values().stream()
                .map(ListMark::readAt)
                .filter(readAt -> readAt > forgotten)
                .map(Instant::ofEpochMilli)
                .min(Instant::compareTo)
                .orElse(progress.now());
    }

    /** The recipients of messages. A message is read once, and again while the number of its recipients grows. */
    FanOut recipients(String operation, MessageReport report) {
        return new FanOut(SENDING, (progress, requester) -> {
            List<ListRead> lists = new ArrayList<>();
            for (Message message : report.newestFirst(requester, progress.now())) {
                long version = message.recipients();
                ListMark known = progress.lists().get(message.id());
                if (known == null || known.counter() != version && isPauseOver(known, progress.now())) {
                    lists.add(recipients(operation, message, progress.now())
                            .in(new Order.Marked(mark(message, version, progress), Instant.EPOCH)));
                }
            }
            return Slice.marked(lists, progress.now().minus(SENDING));
        });
    }

    private boolean isPauseOver(ListMark known, Instant now) {
        Duration pause = config.pollInterval().multipliedBy(SENDING_POLLS);
        return known.readAt() <= now.minus(pause).toEpochMilli();
    }

    /** The rows have no date. They get the time of this read, as they come again when the message is read again. */
    private ListRead recipients(String operation, Message message, Instant now) {
        ApiRequest request = SoapRequester.request(operation)
                .with(ListrakRows.MESSAGE, message.id())
                .with(NumberedPages.PAGE, 1);
        return ListRead.of(request, pages).with(now);
    }
}
