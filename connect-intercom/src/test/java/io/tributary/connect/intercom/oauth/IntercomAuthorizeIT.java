package io.tributary.connect.intercom.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tributary.simulators.intercom.SimulatedIntercom;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in the archive, with the archive's libraries only. */
class IntercomAuthorizeIT {
    private static final Path PACKAGES = Path.of(System.getProperty("sandbox.plugins"));
    private static final int LIMIT_SECONDS = 300;

    @TempDir
    private Path directory;

    @Test
    void getsATokenWithTheLibrariesOfTheArchive() throws Exception {
        try (SimulatedIntercom intercom =
                SimulatedIntercom.builder().token("a-good-token").start()) {
            intercom.authorize("code-1");
            Path out = directory.resolve("out");
            Process process = new ProcessBuilder(script().toString(), "--region=us", "--api-url=" + intercom.baseUrl())
                    .redirectOutput(out.toFile())
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write("simulated-client\nsimulated-secret\ncode-1\n");
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail("The command does not end");
            }
            assertThat(process.exitValue()).isZero();
            assertThat(out).hasContent("access.token=a-good-token");
        }
    }

    private static Path script() throws IOException {
        try (Stream<Path> files = Files.walk(PACKAGES)) {
            return files.filter(file -> file.endsWith("bin/intercom-authorize"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
