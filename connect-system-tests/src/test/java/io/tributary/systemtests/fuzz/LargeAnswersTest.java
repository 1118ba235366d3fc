package io.tributary.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.systemtests.Connectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of any size cost a task no more than a modest heap: each connector's task meets them in a JVM of its own. */
class LargeAnswersTest {
    private static final String HEAP = "-Xmx256m";
    private static final long LIMIT_MINUTES = 4;

    static List<ConnectorKit> kits() {
        return Connectors.ALL;
    }

    @ParameterizedTest
    @MethodSource("kits")
    void doNotFillTheHeap(ConnectorKit kit) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeAnswers.class.getName(),
                        kit.vendor())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(tail(output)).isZero();
        assertThat(output).contains(LargeAnswers.DONE);
    }

    private static String tail(String output) {
        return output.substring(Math.max(0, output.length() - 4000));
    }
}
