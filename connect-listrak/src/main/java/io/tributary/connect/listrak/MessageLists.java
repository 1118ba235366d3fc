package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.FanOut;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Leg;
import io.tributary.connect.listrak.Messages.Message;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * One list for each message: its events, or whom it was sent to. A message is read when its counter differs from that of its
 * last reading; events also when a sweep is due, for what exactly the counters count is not documented.
 */
final class MessageLists {
    /** How long it is remembered to whom a message was sent, in case it is still being sent. */
    private static final Duration SENDING = Duration.ofDays(3);
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
            Map<ApiRequest, Leg.Read> lists = new LinkedHashMap<>();
            for (Message message : messages.newestFirst(requester, progress.now())) {
                long version = counter.applyAsLong(message);
                ListMark known = progress.lists().get(message.id());
                if (isDue(known, version, config.sweepInterval(), progress.now())) {
                    Instant since = since(known, progress);
                    lists.put(
                            events(operation, dateField, message, since, progress.now()),
                            new Leg.Read(mark(message, version, progress), since));
                }
            }
            Paginator order = config.keyedByEvent() ? pages : Paginator.SINGLE;
            return Leg.fanOut(lists, order, oldestReading(lists, progress).minus(config.overlap()));
        });
    }

    private static boolean isDue(ListMark known, long version, Duration interval, Instant now) {
        return known == null
                || known.version() != version
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
    private ApiRequest events(String operation, String dateField, Message message, Instant since, Instant now) {
        Instant sent = message.sent() == null ? Instant.EPOCH : message.sent();
        Instant first = config.firstWindow();
        Instant from = since.isAfter(sent) ? since : sent.isAfter(first) ? sent : first;
        ApiRequest request = SoapRequester.request(operation)
                .with(ListrakRows.MESSAGE, message.id())
                .with("StartDate", clock.text(from.minus(DAY)))
                .with("EndDate", clock.text(now.plus(DAY)))
                .with(NumberedPages.PAGE, 1);
        ApiRequest planned = ListrakRows.planned(request, now);
        return config.keyedByEvent() ? planned : WholeLists.sorted(planned, dateField);
    }

    /** Since when each message was read that is not read now; those that were set aside for long do not hold up the others. */
    private Instant oldestReading(Map<ApiRequest, Leg.Read> lists, Progress progress) {
        long forgotten =
                progress.now().minus(config.sweepInterval().multipliedBy(2)).toEpochMilli();
        Map<Long, ListMark> left = new LinkedHashMap<>(progress.lists());
        lists.values().forEach(read -> left.remove(read.mark().id()));
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

    private Leg sends(
            String operation,
            Messages messages,
            ToLongFunction<Message> counter,
            Progress progress,
            Requester requester) {
        Map<ApiRequest, Leg.Read> lists = new LinkedHashMap<>();
        for (Message message : messages.newestFirst(requester, progress.now())) {
            long version = counter.applyAsLong(message);
            ListMark known = progress.lists().get(message.id());
            if (known == null || known.version() != version && isRested(known, progress.now())) {
                lists.put(
                        sends(operation, message, known, progress.now()),
                        new Leg.Read(mark(message, version, progress), Instant.EPOCH));
            }
        }
        return Leg.fanOut(lists, pages, progress.now().minus(SENDING));
    }

    private boolean isRested(ListMark known, Instant now) {
        Duration pause = config.pollInterval().multipliedBy(SENDING_ROUNDS);
        return known.readAt() <= now.minus(pause).toEpochMilli();
    }

    /** The rows have no date: they count as of the message's, or as of now where the message may be read again. */
    private ApiRequest sends(String operation, Message message, ListMark known, Instant now) {
        boolean settled =
                known == null && message.sent() != null && message.sent().isBefore(now.minus(SENDING));
        ApiRequest request = SoapRequester.request(operation)
                .with(ListrakRows.MESSAGE, message.id())
                .with(NumberedPages.PAGE, 1);
        return ListrakRows.planned(request, settled ? message.sent() : now);
    }
}
