package io.tributary.systemtests.fuzz;

import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.simulators.http.Request;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * A simulated vendor with small pages whose rows do not change, so that many cases can read it at once, each with its own path
 * prefix. Some of its rows were sent once before they changed.
 */
final class World implements AutoCloseable {
    /** The interval between two syncs of a table. */
    static final Duration INTERVAL = Duration.ofMillis(100);

    private static final String CASE = "/case-";
    /** All rows are newer. Earlier years would only cost requests. */
    private static final Map<String, Integer> HISTORY_DAYS = Map.of("listrak", 400);

    private static final int HISTORY = 1500;
    private static final String NEVER = "3600000";

    private final ConnectorKit kit;
    private final VendorUnderTest vendor;
    private final List<String> tables;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final ThreadLocal<Request> current = new ThreadLocal<>();
    private final ThreadLocal<Script> script = new ThreadLocal<>();
    private final Map<String, TaskDriver> earlier = new ConcurrentHashMap<>();
    private final Map<String, Clean> clean = new ConcurrentHashMap<>();

    /**
     * The topic of a table without any mutation.
     *
     * @param rows the last value of each key
     * @param requests that a first sync takes
     */
    private record Clean(Map<Struct, Struct> rows, int requests) {}

    /**
     * @param read the tables to read
     */
    World(ConnectorKit kit, Predicate<String> read) {
        this.kit = kit;
        this.vendor = kit.few();
        this.tables = vendor.tables().stream().filter(read).toList();
        vendor.api().rewriteRequests(this::see);
        vendor.api().faults().always("*", (response, errors) -> {
            Request request = current.get();
            Script running = script.get();
            return running == null ? response.get() : running.response(request, response.get());
        });
        tables.parallelStream().forEach(table -> earlier.put(table, synced(table)));
        vendor.change();
        tables.parallelStream().forEach(table -> clean.put(table, clean(table)));
    }

    private Clean clean(String table) {
        Script counting = new Script();
        String name = "clean-" + table;
        scripts.put(name, counting);
        try (TaskDriver driver = driver(List.of(table), name, false)) {
            driver.set("poll.interval.ms", NEVER).set("snapshot.interval.ms", NEVER);
            driver.start().firstSync();
            return new Clean(driver.latest(topic(table)), Math.max(1, counting.requests()));
        } finally {
            scripts.remove(name);
        }
    }

    private TaskDriver synced(String table) {
        TaskDriver driver = driver(List.of(table), "before-" + table, false).start();
        driver.firstSync();
        driver.stop();
        return driver;
    }

    /**
     * A driver of a task for some tables.
     *
     * @param name of the case, whose path prefix it uses
     * @param resumes whether it starts with the offsets of the rows sent before they changed
     */
    TaskDriver driver(List<String> tables, String name, boolean resumes) {
        Map<String, String> settings = new HashMap<>(vendor.settings());
        settings.putAll(Map.of(
                "tables",
                String.join(",", tables),
                "api.url",
                within(URI.create(settings.get("api.url")), CASE + name),
                "poll.interval.ms",
                Long.toString(INTERVAL.toMillis()),
                "snapshot.interval.ms",
                Long.toString(INTERVAL.toMillis()),
                "retry.backoff.ms",
                "1",
                "retry.backoff.max.ms",
                "4",
                "max.retries",
                "3",
                "max.concurrent.requests",
                "2"));
        settings.putIfAbsent(
                "start.date",
                LocalDate.now(ZoneOffset.UTC)
                        .minusDays(HISTORY_DAYS.getOrDefault(kit.vendor(), HISTORY))
                        .toString());
        TaskDriver driver = new TaskDriver(this::connector, settings);
        if (resumes) {
            tables.forEach(table -> driver.resume(earlier.get(table)));
        }
        return driver;
    }

    private static String within(URI url, String path) {
        return url.getScheme() + "://" + url.getAuthority() + path + url.getPath();
    }

    private SourceConnector connector() {
        try {
            return (SourceConnector)
                    Class.forName(kit.connectorClass()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Request see(Request sent) {
        Request seen = SmallPages.of(sent);
        script.remove();
        if (sent.path().startsWith(CASE)) {
            int slash = sent.path().indexOf('/', CASE.length());
            int end = slash < 0 ? sent.path().length() : slash;
            String name = sent.path().substring(CASE.length(), end);
            seen = SmallPages.at(seen, sent.path().substring(end));
            if (scripts.containsKey(name)) {
                script.set(scripts.get(name));
            }
        }
        current.set(seen);
        return seen;
    }

    /** Mutates the responses of the case of that name by {@code mutations}. */
    void apply(String name, Script mutations) {
        scripts.put(name, mutations);
    }

    void forget(String name) {
        scripts.remove(name);
    }

    String vendor() {
        return kit.vendor();
    }

    List<String> tables() {
        return tables;
    }

    /** The rows that the topic of a table must contain in the end. */
    Map<Struct, Struct> rows(String table) {
        return clean.get(table).rows();
    }

    /** How many requests a first sync of these tables takes without mutations. */
    int cleanRequests(List<String> tables) {
        return tables.stream().mapToInt(table -> clean.get(table).requests()).sum();
    }

    /** The mutator for the vendor's format. */
    Mutator mutator() {
        return kit.vendor().equals("listrak") ? new XmlMutator() : new JsonMutator();
    }

    String topic(String table) {
        return kit.vendor() + '.' + table;
    }

    String secret() {
        return kit.credential().getValue();
    }

    @Override
    public void close() {
        vendor.close();
    }
}
