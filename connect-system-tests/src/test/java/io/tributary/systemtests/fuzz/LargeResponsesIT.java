package io.tributary.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.listrak.ListrakKit;
import io.tributary.connect.segment.SegmentKit;
import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Responses of any size need only a modest heap. Each connector's task reads them in its own JVM. */
class LargeResponsesIT {
    private static final String HEAP = "-Xmx256m";
    private static final long LIMIT_MINUTES = 4;
    /** Half as many again as there are requests at a time. */
    private static final int FEW = 24;

    private static final int MANY = 60;

    @ParameterizedTest
    @FieldSource("io.tributary.systemtests.Connectors#ALL")
    @Tag("full")
    void doNotFillTheHeap(ConnectorKit kit) throws IOException, InterruptedException {
        assertSurvives(kit, MANY);
    }

    @Test
    void doNotFillTheHeapWithJson() throws IOException, InterruptedException {
        assertSurvives(new SegmentKit(), FEW);
    }

    @Test
    void doNotFillTheHeapWithXml() throws IOException, InterruptedException {
        assertSurvives(new ListrakKit(), FEW);
    }

    private static void assertSurvives(ConnectorKit kit, int large) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeResponses.class.getName(),
                        kit.vendor(),
                        String.valueOf(large))
                .redirectErrorStream(true);
        // For gigabytes, the optimizing compiler is worth its cost.
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(tail(output)).isZero();
        assertThat(output).contains(LargeResponses.DONE);
    }

    private static String tail(String output) {
        return output.substring(Math.max(0, output.length() - 4000));
    }
}
