package io.tributary.systemtests.benchmark;

import io.tributary.connect.common.task.ApiSourceConnector;
import io.tributary.connect.common.task.RowPath;
import io.tributary.simulators.RegisteredVendor;
import io.tributary.simulators.VendorRegistry;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedApi;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What a row of each vendor's largest table costs from the response to the decision to send it: parse, map, fingerprint, decide.
 * The response has one simulated row many times, so that the request hardly counts. Not a test, and run by hand only;
 * docs/benchmarks.md says how.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RowBenchmark {
    private static final int ROWS = 2000;
    private static final int SIMULATED_ROWS = 200;
    private static final String EVERY_REQUEST = "*";

    /** Vendor and table. */
    @Param({
        "customerio/messages",
        "intercom/contacts",
        "kustomer/messages",
        "listrak/message_clicks",
        "listrak/message_sends",
        "segment/audit_events"
    })
    private String table;

    private SimulatedApi api;
    private RowPath path;

    /** Lets the simulated vendor respond with the repeated row only. */
    @Setup
    public void start() throws ReflectiveOperationException {
        String[] names = table.split("/");
        RegisteredVendor vendor = VendorRegistry.named(names[0]).orElseThrow();
        api = vendor.simulation().apply(SIMULATED_ROWS).start();
        Map<String, String> settings = new HashMap<>(vendor.load().settings());
        settings.putAll(vendor.load().unlimited());
        settings.putAll(api.connectorSettings());
        settings.put("requests.per.second", "0");
        Class<?> connector = Class.forName(vendor.connectorClass());
        path = RowPath.of((ApiSourceConnector) connector.getConstructor().newInstance(), settings, names[1]);
        Response repeated = RepeatedRow.of(firstPage(), path.rowsAt(), ROWS);
        api.faults().always(EVERY_REQUEST, (real, errors) -> repeated);
    }

    private Response firstPage() {
        AtomicReference<Response> page = new AtomicReference<>();
        api.faults().next(EVERY_REQUEST, (real, errors) -> {
            page.set(real.get());
            return page.get();
        });
        path.read();
        return page.get();
    }

    /** Stops the simulated vendor. */
    @TearDown
    public void stop() {
        path.close();
        api.close();
    }

    /** One row of a page. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int row() {
        return path.read();
    }

    @Test
    void measure() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RowBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
