package io.tributary.quickstart.benchmark;

import io.tributary.simulators.RegisteredVendor;
import io.tributary.simulators.VendorRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ./benchmark}. It runs in the repository's root directory. */
@Command(
        name = "./benchmark",
        customSynopsis = "./benchmark VENDOR|all [OPTION]...",
        sortOptions = false,
        description = {
            "Measure what a connector takes to replicate all tables of a simulated vendor.",
            "",
            "In the same run, a bare loop fetches, parses, converts and sends the same pages. See docs/benchmarks.md.",
            ""
        })
public final class Benchmark implements Callable<Integer> {
    private static final String EVERY = "all";

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "VENDOR", description = "Whose connector: intercom, or all one after the other.")
    private String vendor;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Rows of the vendor's largest tables (young: 20000, warm: 100000).")
    private Integer rows;

    @Option(
            names = "--latency-ms",
            paramLabel = "MS",
            split = ",",
            defaultValue = "0,50",
            description = "How long each request waits at the vendor (0,50).")
    private List<Integer> latencies;

    @Option(
            names = "--runs",
            paramLabel = "RUN",
            split = ",",
            defaultValue = "young,warm",
            description = "young: the first sync of a JVM; warm: its second (young,warm).")
    private List<Run> runs;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "Measure each program so often; the least CPU time counts (1).")
    private int repeat;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "The largest heap of each program (1g).")
    private String heap;

    @Option(
            names = "--against",
            paramLabel = "PATH",
            description = "Also measure the connector that was built in another checkout.")
    private Path older;

    @Option(names = "--without-bare-loop", description = "Do not measure the bare loop.")
    private boolean withoutBareLoop;

    @Option(
            names = "--limits",
            description = "Instead, measure how much of the vendor's documented limits the connector uses.")
    private boolean limits;

    @Option(names = "--profile", description = "Record the workers with JDK Flight Recorder.")
    private boolean profile;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the rows per CPU second.")
    private Path svg;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the measurements.")
    private Path csv;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    private boolean help;

    /** Runs the command and ends the JVM with its status: 0, 1 when something failed, 2 for wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(execute(new PrintWriter(System.err, true), arguments));
    }

    static int execute(PrintWriter errors, String... arguments) {
        return new CommandLine(new Benchmark())
                .setErr(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path repository = Path.of("").toAbsolutePath();
        List<RegisteredVendor> vendors = vendors();
        requirePlugins(vendors, repository);
        Files.createDirectories(repository.resolve("target"));
        Path work = Files.createTempDirectory(repository.resolve("target"), "benchmark-");
        Trial trial = new Trial(repository, olderCheckout(), work, !withoutBareLoop, profile, InstantSource.system());
        if (limits) {
            measureLimits(trial, subjects(vendors));
            return 0;
        }
        if (csv != null) {
            Files.writeString(csv, ResultTable.CSV_HEADING + '\n');
        }
        System.out.println(ResultTable.HEADING);
        List<Comparison> comparisons = new ArrayList<>();
        for (Subject subject : subjects(vendors)) {
            comparisons.add(trial.run(subject, repeat, this::show));
        }
        System.out.printf("%nRows per CPU second%n%s%n", ResultTable.RATIO_HEADING);
        comparisons.forEach(comparison -> System.out.println(ResultTable.ratios(comparison)));
        if (svg != null) {
            Files.writeString(svg, Chart.svg(comparisons));
        }
        System.out.println("Logs" + (profile ? " and recordings: " : ": ") + work);
        return 0;
    }

    private static void measureLimits(Trial trial, List<Subject> subjects) throws IOException, InterruptedException {
        System.out.println(UsedLimits.HEADING);
        for (Subject subject : subjects) {
            trial.limits(subject).lines().forEach(System.out::println);
        }
    }

    private List<RegisteredVendor> vendors() {
        List<RegisteredVendor> vendors = VendorRegistry.ALL.stream()
                .filter(known -> vendor.equals(EVERY) || vendor.equals(known.name()))
                .toList();
        if (vendors.isEmpty()) {
            throw refusal("Unknown vendor '" + vendor + "'; known: " + String.join(", ", VendorRegistry.names()) + ", "
                    + EVERY);
        }
        return vendors;
    }

    private Optional<Path> olderCheckout() {
        return Optional.ofNullable(older).map(Path::toAbsolutePath);
    }

    private void requirePlugins(List<RegisteredVendor> vendors, Path repository) {
        for (RegisteredVendor each : vendors) {
            olderCheckout().ifPresent(checkout -> requirePlugins(Trial.plugins(checkout, each.name())));
            requirePlugins(Trial.plugins(repository, each.name()));
        }
    }

    private void requirePlugins(Path plugins) {
        if (!Files.isDirectory(plugins)) {
            throw refusal("There is no connector in " + plugins + ": build it with ./mvnw -DskipTests package");
        }
    }

    private List<Subject> subjects(List<RegisteredVendor> vendors) {
        List<Subject> subjects = new ArrayList<>();
        for (RegisteredVendor each : vendors) {
            for (int latency : latencies) {
                for (Run run : limits ? List.of(Run.YOUNG) : runs) {
                    subjects.add(new Subject(each, run, rows == null ? run.rows() : rows, latency, heap, limits));
                }
            }
        }
        return subjects;
    }

    private void show(Measurement measurement) {
        System.out.println(ResultTable.line(measurement));
        if (csv != null) {
            append(ResultTable.csv(measurement));
        }
    }

    private void append(String line) {
        try {
            Files.writeString(csv, line + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + csv, e);
        }
    }

    private ParameterException refusal(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
