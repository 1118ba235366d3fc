package io.tributary.quickstart.benchmark;

import io.tributary.simulators.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A simulated vendor in a process of its own. */
final class VendorProcess implements AutoCloseable {
    /** Name of the file of the recorded responses. */
    static final String RECORDING = "responses";

    private static final String HEAP = "3g";

    private final ChildJvm process;
    private final String url;

    private VendorProcess(ChildJvm process) {
        this.process = process;
        this.url = process.read();
    }

    /** Name of the file of the requests. */
    static final String REQUESTS = "requests";

    /** Starts the vendor and returns when it listens. It records its responses or, where it has limits, its requests. */
    static VendorProcess start(Subject subject, Path directory) {
        Load load = subject.vendor().load();
        List<String> arguments = new ArrayList<>(load.arguments(subject.rows(), subject.latencyMs()));
        if (subject.limited()) {
            arguments.addAll(load.limitArguments());
            arguments.addAll(List.of("--log", directory.resolve(REQUESTS).toString()));
        } else {
            arguments.addAll(List.of("--record", directory.resolve(RECORDING).toString()));
        }
        return new VendorProcess(ChildJvm.start(load.server(), HEAP, arguments, directory.resolve("vendor.log")));
    }

    /** The connector's setting {@code api.url}. */
    String url() {
        return url;
    }

    /** Scheme, host and port. */
    String api() {
        return URI.create(url).resolve("/").toString().replaceAll("/$", "");
    }

    /** Ends the recording: its responses can be read now. */
    void endRecording() {
        try (RecordedPages pages = new RecordedPages(api())) {
            pages.summary();
        } catch (IOException e) {
            throw new UncheckedIOException("The recorded responses cannot be read", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
