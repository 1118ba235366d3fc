package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The budget of a connector's tasks in one worker: the sum of their shares. Waiting requests are sent in the order of self-clocked
 * fair queueing: each task gets its share if it uses it, and each of its tables the same part of that; what is left goes to the
 * others. So a table that is read page by page does not wait behind one with many requests. When the server asks to wait, all wait.
 * Thread-safe: called from request threads.
 */
final class SharedBudget {
    private static final Logger log = LoggerFactory.getLogger(SharedBudget.class);
    /** Longer holds are logged, because the connector appears to do nothing. */
    private static final Duration LONG = Duration.ofHours(1);
    /** Responses to concurrent requests ask to wait until about the same time: ends within this range are logged once. */
    private static final long SAME_END_MS = 60_000;
    /** Requests may take different times to arrive: the vendor may count two of different windows in one. */
    private static final long MARGIN_MS = 20;
    /** A request behind others checks its place at least so often: those before it may be gone. */
    private static final long CHECK_MS = 1_000;
    /** The part of a new latency in the average. */
    private static final double WEIGHT = 0.1;
    /** How long a response usually waits for the task, which sends other rows, before the next request is made. */
    private static final double TASK_MS = 500;

    private static final double MS = 1000.0;

    private final Allowance allowance;
    private final Time time;
    private final TokenBucket pace;
    private final SlidingWindow window = new SlidingWindow(1, 1);
    private final List<Counted> quotas;
    private final Set<Member> members = new HashSet<>();
    private final NavigableSet<Turn> waiting =
            new TreeSet<>(Comparator.<Turn>comparingDouble(turn -> turn.order).thenComparingLong(turn -> turn.number));
    private long turns;
    private double served;
    private long heldUntilMs;
    private double latencyMs;

    /** A task. */
    static final class Member {
        private final double share;
        /** The place in the order of each table's last request. */
        private final Map<String, Double> last = new HashMap<>();

        /**
         * @param share of the connector's allowance, above 0 and at most 1
         */
        Member(double share) {
            this.share = share;
        }
    }

    /** A request that waits. */
    static final class Turn {
        private final Member member;
        private final String table;
        private final ApiRequest request;
        private final double order;
        private final long number;
        private boolean waitsForQuota;

        private Turn(Member member, String table, ApiRequest request, double order, long number) {
            this.member = member;
            this.table = table;
            this.request = request;
            this.order = order;
            this.number = number;
        }
    }

    private record Counted(Quota quota, SlidingWindow window) {
        boolean counts(Turn turn) {
            return quota.counts().test(turn.request);
        }
    }

    SharedBudget(Allowance allowance, Time time) {
        this.allowance = allowance;
        this.time = time;
        this.pace = new TokenBucket(allowance.perSecond(), time.elapsedMs());
        this.quotas = allowance.quotas().stream()
                .map(quota -> new Counted(quota, new SlidingWindow(1, 1)))
                .toList();
    }

    /**
     * Waits until a request may be sent.
     *
     * @return how long it waited, in milliseconds
     * @throws InterruptedException if the task stops in the meantime
     */
    long acquire(Member member, String table, ApiRequest request) throws InterruptedException {
        long start = time.elapsedMs();
        Turn turn = enter(member, table, request);
        try {
            for (long wait = tryTake(turn); wait > 0; wait = tryTake(turn)) {
                time.sleep(Duration.ofMillis(wait));
            }
        } finally {
            leave(turn);
        }
        return time.elapsedMs() - start;
    }

    /** Adds a request to those that wait. A task's share counts from its first request. */
    synchronized Turn enter(Member member, String table, ApiRequest request) {
        if (members.add(member)) {
            resize();
        }
        double order = Math.max(served, member.last.getOrDefault(table, 0.0)) + tables(member, table) / member.share;
        member.last.put(table, order);
        Turn turn = new Turn(member, table, request, order, turns++);
        waiting.add(turn);
        return turn;
    }

    /** The number of the task's tables with waiting requests, including {@code table}. */
    private long tables(Member member, String table) {
        Stream<String> others = waiting.stream()
                .filter(turn -> turn.member == member && !turn.table.equals(table))
                .map(turn -> turn.table);
        return 1 + others.distinct().count();
    }

    /** Removes a request that waits no longer. */
    synchronized void leave(Turn turn) {
        waiting.remove(turn);
    }

    /** Removes a task's share. */
    synchronized void remove(Member member) {
        if (members.remove(member)) {
            resize();
        }
    }

    private void resize() {
        long windowMs = allowance.window().toMillis();
        double perWindow = perSecond() * windowMs / MS;
        pace.rate(perSecond(), time.elapsedMs());
        window.size(
                Math.max(1, (int) Math.ceil(perWindow)),
                MARGIN_MS + (perWindow < 1 ? (long) (windowMs / perWindow) : windowMs));
        quotas.forEach(each -> each.window()
                .size(
                        Math.max(1, (int) (each.quota().requests() * share())),
                        each.quota().period().toMillis()));
    }

    /** The tasks' part of the allowance. While a stalled task runs beside its successor, both have the same share. */
    private double share() {
        return Math.min(1, members.stream().mapToDouble(member -> member.share).sum());
    }

    private double perSecond() {
        return allowance.perSecond() * share();
    }

    /** Returns 0 and counts the request if it may be sent now. Else returns the milliseconds to wait before trying again. */
    synchronized long tryTake(Turn turn) {
        long now = time.elapsedMs();
        long wait = now < heldUntilMs ? heldUntilMs - now : untilFree(turn, now);
        if (wait == 0) {
            take(turn, now);
        }
        return wait;
    }

    private void take(Turn turn, long now) {
        waiting.remove(turn);
        served = Math.max(served, turn.order);
        quotas.stream()
                .filter(each -> each.counts(turn))
                .forEach(each -> each.window().count(now));
        if (allowance.perSecond() > 0) {
            pace.count(now);
            window.count(now);
        }
    }

    private long untilFree(Turn turn, long now) {
        long forQuota = quotas.stream()
                .filter(each -> each.counts(turn))
                .mapToLong(each -> untilFree(each.window(), turn, each::counts, now))
                .max()
                .orElse(0);
        turn.waitsForQuota = forQuota > 0;
        if (turn.waitsForQuota || allowance.perSecond() == 0) {
            return forQuota;
        }
        Predicate<Turn> rivals = other -> !other.waitsForQuota;
        return Math.max(untilFree(pace, turn, rivals, now), untilFree(window, turn, rivals, now));
    }

    private long untilFree(Limit limit, Turn turn, Predicate<Turn> rivals, long now) {
        int ahead = (int) waiting.headSet(turn).stream().filter(rivals).count();
        long wait = limit.untilFree(now, ahead);
        return ahead == 0 ? wait : Math.min(wait, CHECK_MS);
    }

    /**
     * Holds all requests for {@code wait}. A hold of more than an hour is logged.
     *
     * @param why the reason, as a sentence without its full stop
     */
    synchronized void holdFor(Duration wait, String why) {
        long until = time.elapsedMsIn(wait.toMillis());
        if (wait.compareTo(LONG) > 0 && until - SAME_END_MS > heldUntilMs) {
            Instant end = time.instant().plus(wait).truncatedTo(ChronoUnit.SECONDS);
            log.warn("{}. No requests are sent until {}. Restart the task to retry immediately", why, end);
        }
        heldUntilMs = Math.max(heldUntilMs, until);
    }

    /** Notes the latency of a request. */
    synchronized void took(long ms) {
        latencyMs = latencyMs == 0 ? ms : latencyMs + (ms - latencyMs) * WEIGHT;
    }

    /** Rate times latency: how many requests have to be in flight to use the budget. */
    synchronized int requestsInFlight() {
        return allowance.perSecond() == 0
                ? Integer.MAX_VALUE
                : 1 + (int) Math.ceil(perSecond() * (latencyMs + TASK_MS) / MS);
    }
}
