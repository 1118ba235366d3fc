package io.tributary.systemtests.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted secrets are found. */
class SecretSearchTest {
    private static final String SECRET = "s&mulated<pass/word>";

    private final SecretSearch search = new SecretSearch(List.of(SECRET));

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "user:", "Bearer "})
    void areFoundInEveryForm(String before) {
        assertFound(before + SECRET + " and more");
        assertFound(before + URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
        assertFound(before + "s&amp;mulated&lt;pass/word>");
        assertFound(before + "s&amp;mulated&lt;pass/word&gt;");
        assertFound(before + "s\\u0026mulated\\u003cpass/word\\u003e");
        assertFound("Authorization: Basic "
                + Base64.getEncoder().encodeToString((before + SECRET).getBytes(StandardCharsets.UTF_8)));
        assertFound(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((before + SECRET + "and more").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void areFoundNowhereElse() {
        assertThat(search.find(bytes("s&mulated<pass/wor"))).isEmpty();
        assertThat(search.find(new byte[0])).isEmpty();
        assertThat(search.find(new byte[] {'s'})).isEmpty();
    }

    @Test
    void areFoundInFilesOfModulesExceptForSettings() throws IOException {
        Files.createDirectories(root.resolve("connect-x/src/test"));
        plant("connect-x/target/classes/a.txt", SECRET);
        plant("connect-x/target/sandbox/run/data/w-configs-0/0.log", SECRET);
        plant("connect-x/target/sandbox/run/secrets/secrets.properties", SECRET);
        Path rest = plant(
                "connect-x/target/sandbox/run/worker-rest.log",
                "GET /connectors/x/config 200 {\"password\":\"" + SECRET + "\"}\n");
        Path log = plant("connect-x/target/sandbox/run/worker.log", "INFO " + SECRET);
        Path output = plant("connect-x/target/surefire-reports/XTest-output.txt", SECRET);
        assertThat(new Outputs(root).byModule().get("connect-x")).containsExactlyInAnyOrder(rest, log, output);
        assertThat(search.find(Outputs.read(rest))).isEmpty();
        assertThat(search.find(Outputs.read(log))).isPresent();
        plant("connect-x/target/sandbox/run/worker-rest.log", "GET /connectors/x/status 200 " + SECRET + "\n");
        assertThat(search.find(Outputs.read(rest))).isPresent();
    }

    private Path plant(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private void assertFound(String text) {
        assertThat(search.find(bytes("some text " + text))).as(text).isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
