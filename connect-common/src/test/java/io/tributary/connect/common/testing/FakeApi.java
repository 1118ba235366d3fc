package io.tributary.connect.common.testing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** An API without HTTP. Each path has a response, which may be held or fail. Thread-safe. */
public final class FakeApi implements Requester {
    private final Map<String, Supplier<ObjectNode>> responses = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.ofEpochMilli(1_000_000);

    /** Responds to {@code path}, including parameters, with {@code json}. Apostrophes stand for quotation marks. */
    public FakeApi respond(String path, String json) {
        return respond(path, () -> Toys.json(json));
    }

    /** Responds to each request of {@code path} with what {@code response} returns at that time. */
    public FakeApi respond(String path, Supplier<ObjectNode> response) {
        responses.put(path, response);
        return this;
    }

    /** Fails requests of {@code path}. */
    public FakeApi fail(String path, Kind kind, int status) {
        return respond(path, () -> {
            throw new ApiException(kind, status, null, "GET " + path + " returned " + status, null);
        });
    }

    /** Makes requests of {@code path} wait for {@link #release}. */
    public FakeApi hold(String path) {
        gates.put(path, new Semaphore(0));
        return this;
    }

    /** Lets one request of {@code path} through. */
    public void release(String path) {
        gates.get(path).release();
    }

    /** Sets the server's clock, in epoch ms. */
    public void now(long ms) {
        now = Instant.ofEpochMilli(ms);
    }

    /** The requests so far, each as its path with parameters. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How often a path was requested. */
    public long count(String path) {
        return requests.stream().filter(path::equals).count();
    }

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
        String path = request.path() + (request.query().isEmpty() ? "" : request.query());
        requests.add(path);
        Instant time = now;
        await(path);
        Supplier<ObjectNode> response = responses.get(path);
        if (response == null) {
            throw new ApiException(Kind.GONE, 404, null, "GET " + path + " returned 404", null);
        }
        return page(request, reader, response.get(), time);
    }

    private void await(String path) {
        try {
            if (gates.containsKey(path)) {
                gates.get(path).acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(Kind.RETRY, 0, null, "stopped", e);
        }
    }

    private static <T> Page<T> page(ApiRequest request, RowReader<T> reader, ObjectNode response, Instant time) {
        JsonNode found = response.at(reader.at());
        List<ObjectNode> rows = new ArrayList<>();
        if (found.isArray()) {
            found.forEach(row -> rows.add((ObjectNode) row));
        } else if (!found.isNull()) {
            rows.add((ObjectNode) found);
        }
        JsonNode last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        return new Page<>(request, rows.stream().map(row -> mapped(row, reader)).toList(), last, response, time);
    }

    /** Maps a row as a page of the wire does: token by token, or else from its tree. */
    public static <T> T mapped(ObjectNode row, RowReader<T> reader) {
        if (reader.tokens() == null || row.getClass() != ObjectNode.class) {
            return reader.map().apply(row);
        }
        try (JsonParser parser = Json.MAPPER.createParser(row.toString())) {
            T mapped = reader.tokens().read(parser);
            return mapped == null ? reader.map().apply(row) : mapped;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
