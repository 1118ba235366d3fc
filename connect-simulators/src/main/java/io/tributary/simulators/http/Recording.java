package io.tributary.simulators.http;

import io.tributary.simulators.data.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Records an API's successful responses and serves them again: {@code /recorded/0}, {@code /recorded/1}, … in the order in which
 * they were made. {@code /recorded} says how many there are, and how many requests were in flight at once. The first request for
 * any of these ends the recording. Thread-safe.
 */
final class Recording implements Function<Request, Response>, AutoCloseable {

    private static final String PATH = "/recorded";
    private static final String TYPE = "Content-Type";

    private final FileChannel file;
    private final Function<Request, Response> api;
    private final Runnable delay;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final List<Entry> entries = new ArrayList<>();
    private long size;
    private int mostInFlight;
    private boolean ended;

    private record Entry(String type, long offset, int length) {}

    /**
     * A recording without responses.
     *
     * @param path file for the bodies; an existing one is replaced
     * @param api responds to all other requests
     * @param delay delays a recorded response, as {@code api} delays its own
     * @throws UncheckedIOException if the file cannot be written
     */
    Recording(Path path, Function<Request, Response> api, Runnable delay) {
        this.api = api;
        this.delay = delay;
        try {
            this.file = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record to " + path, e);
        }
    }

    @Override
    public Response apply(Request request) {
        if (request.path().equals(PATH)) {
            return summary();
        }
        if (request.path().startsWith(PATH + '/')) {
            delay.run();
            return recorded(request.path().substring(PATH.length() + 1));
        }
        return record(request);
    }

    private Response record(Request request) {
        arrived(inFlight.incrementAndGet());
        try {
            Response response = api.apply(request);
            if (response.status() == 200) {
                add(response);
            }
            return response;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private synchronized void arrived(int now) {
        if (!ended) {
            mostInFlight = Math.max(mostInFlight, now);
        }
    }

    private synchronized void add(Response response) {
        if (ended) {
            return;
        }
        byte[] body = response.body();
        ByteBuffer rest = ByteBuffer.wrap(body);
        try {
            for (long end = size; rest.hasRemaining(); ) {
                end += file.write(rest, end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record a response", e);
        }
        entries.add(new Entry(response.headers().getOrDefault(TYPE, ""), size, body.length));
        size += body.length;
    }

    private synchronized Response summary() {
        ended = true;
        return Response.json(
                200, Json.bytes(Json.object().put("responses", entries.size()).put("mostInFlight", mostInFlight)));
    }

    private Response recorded(String number) {
        Entry entry = entry(number);
        if (entry == null) {
            return Response.json(404, "{}");
        }
        ByteBuffer body = ByteBuffer.allocate(entry.length());
        try {
            while (body.hasRemaining()) {
                file.read(body, entry.offset() + body.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a recorded response", e);
        }
        return Response.of(200, entry.type(), body.array());
    }

    /** Null if there is no such number. */
    private synchronized Entry entry(String number) {
        ended = true;
        int index = number.matches("\\d{1,9}") ? Integer.parseInt(number) : entries.size();
        return index < entries.size() ? entries.get(index) : null;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the recording", e);
        }
    }
}
