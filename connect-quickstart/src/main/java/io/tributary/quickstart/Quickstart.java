package io.tributary.quickstart;

import io.tributary.sandbox.kafka.ConnectRestException;
import java.io.PrintWriter;
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

/** The command {@code ./quickstart}. Run it in the repository's root directory. */
@Command(
        name = "./quickstart",
        customSynopsis = {"./quickstart VENDOR [OPTION]...", "       ./quickstart read TOPIC [--kafka-port=P]"},
        sortOptions = false,
        subcommands = ReadTopic.class,
        description = {
            "Replicate a vendor's tables into Kafka topics on this machine and watch them grow.",
            "",
            "Starts a Kafka broker and a Kafka Connect worker, installs the packaged connector and posts "
                    + "config/VENDOR.json to the worker. If the vendor's credentials are in the environment "
                    + "(INTERCOM_ACCESS_TOKEN), its real API is replicated, otherwise a simulated one.",
            ""
        })
public final class Quickstart implements Callable<Integer> {
    static final int REST_PORT = 8083;
    static final int KAFKA_PORT = 9092;
    static final int POSTGRES_PORT = 5432;

    private static final String POSTGRES = "postgres";

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "VENDOR",
            description = "The vendor, such as intercom, or all of them in one worker.")
    private String vendor;

    @Option(
            names = "--exit",
            description = "Exit when every table has completed its first sync, or with status 1 if a task fails.")
    private boolean exit;

    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = RowCount.class,
            description = "Rows of a simulated vendor's largest tables (2000).")
    private int rows = 2000;

    @Option(names = "--sink", paramLabel = "SINK", description = "Also write the tables to a database: postgres.")
    private String sink;

    @Option(
            names = "--rest-port",
            paramLabel = "P",
            converter = PortNumber.class,
            description = "Port of the worker's REST API (8083, or any if in use).")
    private int restPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "P",
            converter = PortNumber.class,
            description = "Port of the broker (9092, or any if in use).")
    private int kafkaPort;

    @Option(
            names = "--api-port",
            paramLabel = "P",
            converter = PortNumber.class,
            description = "Port of the simulated API (any); the next ports for further vendors.")
    private int apiPort;

    @Option(
            names = "--postgres-port",
            paramLabel = "P",
            converter = PortNumber.class,
            description = "Port of the database (5432, or any if in use).")
    private int postgresPort;

    @Option(names = "--plain", description = "Print lines instead of drawing a live table.")
    private boolean plain;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Runs the command and exits with its status: 0, 1 for a failure, 2 for invalid arguments. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return execute(new PrintWriter(System.err, true), arguments);
    }

    static int execute(PrintWriter errors, String... arguments) {
        return new CommandLine(new Quickstart())
                .setErr(errors)
                .setParameterExceptionHandler((exception, given) -> refused(exception))
                .setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, command))
                .execute(arguments);
    }

    @Override
    public Integer call() {
        List<Vendor> vendors = vendors();
        requireKnownSink();
        Ports ports = reservePorts(vendors);
        Path repository = Path.of("").toAbsolutePath();
        Display display = plain ? new PlainDisplay(System.out, InstantSource.system()) : live();
        Runtime.getRuntime().addShutdownHook(new Thread(display::close, "close-display"));
        try (display;
                WorkDirectory work = WorkDirectory.take(repository.resolve("target/quickstart"));
                Stage stage = new Stage(repository, work.path(), display, InstantSource.system())) {
            run(stage, vendors, ports);
        }
        return 0;
    }

    private void run(Stage stage, List<Vendor> vendors, Ports ports) {
        for (Vendor each : vendors) {
            stage.prepare(each, apiPort(vendors.indexOf(each)), rows);
        }
        if (sink != null) {
            stage.startPostgres(ports.choose("--postgres-port", postgresPort, POSTGRES_PORT));
        }
        stage.start(
                ports.choose("--rest-port", restPort, REST_PORT), ports.choose("--kafka-port", kafkaPort, KAFKA_PORT));
        stage.run(exit);
    }

    private static Display live() {
        return new LiveDisplay(
                System.out,
                new TerminalSize(InstantSource.system()),
                Style.isEnabled(System.getenv()),
                InstantSource.system());
    }

    private List<Vendor> vendors() {
        if (vendor == null) {
            throw refusal("Which VENDOR? Known: " + Vendors.names());
        }
        List<Vendor> vendors = Vendors.named(vendor);
        if (vendors.isEmpty()) {
            throw refusal("Unknown vendor '" + vendor + "'. Known: " + Vendors.names());
        }
        return vendors;
    }

    private void requireKnownSink() {
        if (sink != null && !sink.equals(POSTGRES)) {
            throw refusal("Unknown sink '" + sink + "'. Known: " + POSTGRES);
        }
    }

    private Ports reservePorts(List<Vendor> vendors) {
        Ports ports = new Ports();
        try {
            ports.reserve("--rest-port", restPort, 1);
            ports.reserve("--kafka-port", kafkaPort, 1);
            ports.reserve("--postgres-port", postgresPort, 1);
            ports.reserve("--api-port", apiPort, vendors.size());
        } catch (IllegalArgumentException e) {
            throw refusal(e.getMessage());
        }
        return ports;
    }

    private int apiPort(int index) {
        if (apiPort == 0) {
            return 0;
        }
        Ports.requireFree("--api-port", apiPort + index);
        return apiPort + index;
    }

    private ParameterException refusal(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** Prints the message without the usage, which would push it off a small screen. */
    private static int refused(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println(exception.getMessage() + " (./quickstart --help shows all options)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception exception, CommandLine command) {
        boolean explained = exception instanceof QuickstartException
                || exception instanceof IllegalStateException
                || exception instanceof ConnectRestException;
        if (explained) {
            command.getErr().println(exception.getMessage());
        } else {
            exception.printStackTrace(command.getErr());
        }
        return 1;
    }
}
