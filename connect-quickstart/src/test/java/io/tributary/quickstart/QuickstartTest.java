package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.sandbox.kafka.LoopbackPorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class QuickstartTest {
    private static final Path USAGES = Path.of("src/main/resources/io/tributary/quickstart");

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "intercom --rest-port 99999, --rest-port",
        "intercom --rest-port 0, --rest-port",
        "intercom --kafka-port -1, --kafka-port",
        "intercom --kafka-port 9092x, --kafka-port",
        "intercom --postgres-port 65536, --postgres-port",
        "intercom --api-port 99999999999, --api-port",
        "all --api-port 65535, --api-port=65535 leaves no room for 5 ports",
        "intercom --rest-port 9099 --kafka-port 9099, port 9099 is already set by another option",
        "all --api-port 9095 --kafka-port 9099, port 9099 is already set by another option",
        "intercom --rows -5, --rows",
        "intercom --rows 0, --rows",
        "intercom --rows 2000000000, --rows",
        "intercom --rows many, --rows",
        "intercom --rows, --rows",
        "intercom --sink mysql, Unknown sink 'mysql'. Known: postgres",
        "intercomm, 'Unknown vendor ''intercomm''. Known: customerio, intercom, kustomer, listrak, segment, all'",
        "intercom kustomer, kustomer",
        "intercom --nothing, --nothing",
        "--exit, Which VENDOR?",
        "read, TOPIC",
        "read x --kafka-port 70000, --kafka-port"
    })
    void invalidArgumentsAreReportedInOneLine(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(errors.toString()).contains(message);
        assertThat(errors.toString().lines()).hasSize(1);
    }

    @Test
    void portInUseIsReported() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports();
            int port = taken.getLocalPort();

            assertThat(ports.choose("--rest-port", 0, port)).isNotEqualTo(port);
            assertThatThrownBy(() -> ports.choose("--rest-port", port, 1))
                    .isInstanceOf(QuickstartException.class)
                    .hasMessageContaining("Port " + port + " is in use");
        }
    }

    @Test
    void defaultPortIsNotUsedIfAnotherOptionSetsIt() {
        Ports ports = new Ports();
        int usual = LoopbackPorts.free();
        ports.reserve("--kafka-port", usual, 1);

        assertThat(ports.choose("--rest-port", 0, usual)).isNotEqualTo(usual);
    }

    @Test
    void readingWithoutABrokerFails() {
        int port = LoopbackPorts.free();

        assertThat(run("read", "x.y", "--kafka-port", Integer.toString(port))).isEqualTo(1);
        assertThat(errors.toString()).contains("No broker listens on port " + port);
    }

    /** The script prints these files, so that help needs neither Java nor a build. */
    @ParameterizedTest
    @ValueSource(strings = {"usage", "usage-read"})
    void usageFilesAreUpToDate(String name) throws IOException {
        CommandLine command = new CommandLine(new Quickstart());
        CommandLine shown =
                name.equals("usage") ? command : command.getSubcommands().get("read");

        assertThat(USAGES.resolve(name + ".txt")).content().isEqualTo(shown.getUsageMessage(Ansi.OFF));
        assertThat(Files.readAllLines(USAGES.resolve(name + ".txt")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private int run(String... arguments) {
        return Quickstart.execute(new PrintWriter(errors, true), arguments);
    }
}
