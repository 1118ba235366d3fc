package io.tributary.simulators.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The latest requests, and counts of all of them. Thread-safe. */
public final class RequestLog {

    private static final int KEPT = 10_000;

    private final Map<String, LongAdder> byEndpoint = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> byTable = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();
    private final LongAdder bodyBytes = new LongAdder();
    private final Deque<LoggedRequest> latest = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();
    /** Null if requests are not written. */
    private volatile PrintWriter file;

    /** Number of requests to an endpoint, given as its route: {@code GET /contacts/{id}}. */
    public long count(String endpoint) {
        return sum(byEndpoint, endpoint);
    }

    /** Number of requests to the endpoints of a table. */
    public long countOfTable(String table) {
        return sum(byTable, table);
    }

    /** Number of responses with this status; 0 for requests without a response. */
    public long countOfStatus(int status) {
        return sum(byStatus, status);
    }

    /** Number of all requests. */
    public long total() {
        return total.sum();
    }

    /** Bytes of all response bodies before compression. */
    public long bodyBytes() {
        return bodyBytes.sum();
    }

    /** Number of requests by endpoint. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        byEndpoint.forEach((endpoint, count) -> counts.put(endpoint, count.sum()));
        return counts;
    }

    /** The latest 10,000 requests, oldest first. */
    public List<LoggedRequest> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    /** Requests that a correct client never sends, with the reason. */
    public List<String> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    void arrived(String endpoint, String table) {
        total.increment();
        byEndpoint.computeIfAbsent(endpoint, key -> new LongAdder()).increment();
        byTable.computeIfAbsent(table, key -> new LongAdder()).increment();
    }

    void responded(LoggedRequest request, int bytes) {
        byStatus.computeIfAbsent(request.status(), key -> new LongAdder()).increment();
        bodyBytes.add(bytes);
        synchronized (latest) {
            if (latest.size() == KEPT) {
                latest.removeFirst();
            }
            latest.addLast(request);
            if (file != null) {
                file.println(request.at().toEpochMilli() + "\t" + request.table() + '\t' + request.endpoint() + '\t'
                        + request.status());
            }
        }
    }

    /**
     * Writes a line for each request from now on: epoch ms, table, endpoint and status, separated by tabs.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    void writeTo(Path path) {
        try {
            file = new PrintWriter(Files.newBufferedWriter(path), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the requests to " + path, e);
        }
    }

    void violation(Request request, String reason) {
        violation(request.method() + " " + request.path() + ": " + reason);
    }

    void violation(String reason) {
        synchronized (violations) {
            violations.add(reason);
        }
    }

    private static <K> long sum(Map<K, LongAdder> counts, K key) {
        LongAdder count = counts.get(key);
        return count == null ? 0 : count.sum();
    }
}
