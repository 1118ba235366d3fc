package io.tributary.quickstart.benchmark;

import io.tributary.simulators.RegisteredVendor;
import io.tributary.simulators.VendorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a connector. It runs in the repository's root directory, after the build. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure the first sync of all tables of a connector.",
            "",
            "For each latency a new broker, a new worker (-Xmx1g) and a simulated vendor without a rate limit are "
                    + "started, each in a process of its own. CPU seconds are those of the worker from the moment "
                    + "when the connector is posted; the peak of memory is that of the worker's whole process.",
            ""
        })
public final class Benchmark implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "VENDOR", description = "Whose connector, such as intercom.")
    private String vendor;

    @Option(
            names = "--latency-ms",
            paramLabel = "MS",
            split = ",",
            defaultValue = "0,50",
            description = "How long every request waits, a measurement for each (0,50).")
    private List<Integer> latencies;

    @Option(names = "--percent", defaultValue = "100", description = "Of the rows: less for a quick look (100).")
    private int percent;

    @Option(names = "--profile", description = "Record the worker by the flight recorder: worker.jfr beside the logs.")
    private boolean profile;

    /** Starts from the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RegisteredVendor measured = VendorRegistry.named(vendor).orElseThrow(this::unknownVendor);
        Path plugins =
                Path.of("connect-" + vendor, "target", "components", "packages").toAbsolutePath();
        Files.createDirectories(Path.of("target"));
        Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "benchmark-");
        System.out.println(Measurement.HEADER);
        for (int latency : latencies) {
            Path directory = Files.createDirectory(work.resolve(latency + "ms"));
            String recording = profile ? directory.resolve("worker.jfr").toString() : null;
            FirstSync sync = new FirstSync(measured, plugins, directory, recording, InstantSource.system());
            System.out.println(sync.measure(percent, latency).line());
        }
        System.out.println("Logs" + (profile ? " and recordings: " : ": ") + work);
        return 0;
    }

    private ParameterException unknownVendor() {
        return new ParameterException(
                command.commandLine(), "Unknown VENDOR; known: " + String.join(", ", VendorRegistry.names()));
    }
}
