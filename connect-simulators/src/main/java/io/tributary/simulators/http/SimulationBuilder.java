package io.tributary.simulators.http;

import java.time.Duration;

/**
 * Describes a simulated vendor before it starts.
 *
 * @param <B> the vendor's own builder
 */
public abstract class SimulationBuilder<B extends SimulationBuilder<B>> {

    private long seed = 1;
    private Duration latency = Duration.ZERO;
    private int port;

    /** This builder, as its own type. */
    protected abstract B self();

    /** Generates the rows and starts to listen. */
    public abstract SimulatedApi start();

    /** What the generated rows depend on: another seed gives other rows. */
    public final B seed(long number) {
        this.seed = number;
        return self();
    }

    /** Every request waits this long. */
    public final B latency(Duration each) {
        this.latency = each;
        return self();
    }

    /** The port on 127.0.0.1; a free one unless said otherwise. */
    public final B port(int number) {
        this.port = number;
        return self();
    }

    /** What the generated rows depend on. */
    protected final long seed() {
        return seed;
    }

    /** Lets an API that is ready listen, and gives it back. */
    protected final <A extends SimulatedApi> A listening(A api) {
        api.latency(latency);
        api.listen(port);
        return api;
    }
}
