package io.tributary.simulators.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Builds and starts a simulated vendor.
 *
 * @param <B> the vendor's own builder
 */
public abstract class SimulationBuilder<B extends SimulationBuilder<B>> {

    private long seed = 1;
    private Duration latency = Duration.ZERO;
    private int port;
    private Optional<Path> recording = Optional.empty();

    /** This builder with its own type. */
    protected abstract B self();

    /** Generates the rows and starts listening. */
    public abstract SimulatedApi start();

    /** Sets the seed of the generated rows. */
    public final B seed(long number) {
        this.seed = number;
        return self();
    }

    /** Delays each request. */
    public final B latency(Duration each) {
        this.latency = each;
        return self();
    }

    /** The port on 127.0.0.1. By default a free one. */
    public final B port(int number) {
        this.port = number;
        return self();
    }

    /** Records the successful responses to a file, and serves them again at {@code /recorded/0}, {@code /recorded/1}, … */
    public final B record(Path file) {
        this.recording = Optional.of(file);
        return self();
    }

    /** The seed of the generated rows. */
    protected final long seed() {
        return seed;
    }

    /** Starts and returns the API. */
    protected final <A extends SimulatedApi> A listening(A api) {
        api.latency(latency);
        recording.ifPresent(api::record);
        api.listen(port);
        return api;
    }
}
