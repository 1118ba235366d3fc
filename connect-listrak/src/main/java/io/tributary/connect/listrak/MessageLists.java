package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.listrak.Messages.Message;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * One list for each message: its events, or whom it was sent to. A message is read when its counter differs from that of its
 * last reading; events also when a sweep is due, for what exactly the counters count is not documented.
 */
final class MessageLists {
    /** How long it is remembered to whom a message was sent, in case it goes on. */
    private static final Duration SENDING = Duration.ofDays(30);
    /** A message that is being sent is read in one round of so many. */
    private static final int SENDING_ROUNDS = 10;

    private static final Duration DAY = Duration.ofDays(1);

    private final ListrakSourceConfig config;
    private final WallClock clock;
    private final Paginator pages;

    MessageLists(ListrakSourceConfig config, WallClock clock, Paginator pages) {
        this.config = config;
        this.clock = clock;
        this.pages = pages;
    }

    /**
     * Events of messages, in windows from each message's last reading.
     *
     * @param operation one of the {@code ReportRangeMessageContact} operations
     * @param dateField when an event was
     * @param counter changes with the events of a message
     */
    FanOut events(String operation, String dateField, Messages messages, ToLongFunction<Message> counter) {
        return new FanOut(config.overlap(), (progress, requester) -> {
            List<ListRead> lists = new ArrayList<>();
            for (Message message : messages.newestFirst(requester, progress.now())) {
                long version = counter.applyAsLong(message);
                ListMark known = progress.lists().get(message.id());
                if (isDue(known, version, config.sweepInterval(), progress.now())) {
                    Instant since = since(known, progress);
                    lists.add(events(operation, dateField, message, since, progress.now())
                            .in(new Order.Marked(mark(message, version, progress), since)));
                }
            }
            return Slice.marked(lists, oldestReading(lists, progress).minus(config.overlap()));
        });
    }

    private static boolean isDue(ListMark known, long version, Duration interval, Instant now) {
        return known == null
                || known.counter() != version
                || known.readAt() <= now.minus(interval).toEpochMilli();
    }

    private static ListMark mark(Message message, long version, Progress progress) {
        return new ListMark(message.id(), progress.now().toEpochMilli(), version);
    }

    /** What is older of a message was sent: an unknown one is new to this user, unless nothing at all was read so far. */
    private Instant since(ListMark known, Progress progress) {
        if (known != null) {
            return Instant.ofEpochMilli(known.readAt()).minus(config.overlap());
        }
        return progress.lists().isEmpty() ? progress.from() : config.startDate();
    }

    /** A day more at both ends, whatever the zone of the dates is in truth. No event is older than its message. */
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

    /** Since when each message was read that is not read now; those that were set aside for long do not hold up the others. */
    private Instant oldestReading(List<ListRead> lists, Progress progress) {
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

    /**
     * To whom messages were sent: read once, and again while that grows.
     *
     * @param counter how many a message was sent to
     */
    FanOut sends(String operation, Messages messages, ToLongFunction<Message> counter) {
        return new FanOut(SENDING, (progress, requester) -> sends(operation, messages, counter, progress, requester));
    }

    private Slice sends(
            String operation,
            Messages messages,
            ToLongFunction<Message> counter,
            Progress progress,
            Requester requester) {
        List<ListRead> lists = new ArrayList<>();
        for (Message message : messages.newestFirst(requester, progress.now())) {
            long version = counter.applyAsLong(message);
            ListMark known = progress.lists().get(message.id());
            if (known == null || known.counter() != version && isRested(known, progress.now())) {
                lists.add(sends(operation, message, progress.now())
                        .in(new Order.Marked(mark(message, version, progress), Instant.EPOCH)));
            }
        }
        return Slice.marked(lists, progress.now().minus(SENDING));
    }

    private boolean isRested(ListMark known, Instant now) {
        Duration pause = config.pollInterval().multipliedBy(SENDING_ROUNDS);
        return known.readAt() <= now.minus(pause).toEpochMilli();
    }

    /** The rows have no date: they count as of now, for they come again when the message is read again. */
    private ListRead sends(String operation, Message message, Instant now) {
        ApiRequest request = SoapRequester.request(operation)
                .with(ListrakRows.MESSAGE, message.id())
                .with(NumberedPages.PAGE, 1);
        return ListRead.of(request, pages).with(now);
    }
}
