package io.tributary.simulators.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private final AtomicInteger delays = new AtomicInteger();
    private Recording recording;

    @BeforeEach
    void record(@TempDir Path directory) {
        recording = new Recording(directory.resolve("bodies"), RecordingTest::echo, delays::incrementAndGet);
    }

    @AfterEach
    void close() {
        recording.close();
    }

    /** The path as the body, with status 500 for {@code /500}. */
    private static Response echo(Request request) {
        boolean failing = request.path().startsWith("/500");
        byte[] body = request.path().getBytes(StandardCharsets.UTF_8);
        return Response.of(failing ? 500 : 200, "text/plain", body);
    }

    private Response get(String path) {
        return recording.apply(new Request("GET", path, "", Map.of(), Map.of(), Map.of(), new byte[0]));
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void servesSuccessfulResponsesInOrder() {
        assertThat(text(get("/größe"))).isEqualTo("/größe");
        get("/500");
        get("/second");

        assertThat(text(get("/recorded"))).isEqualTo("{\"responses\":2,\"mostInFlight\":1}");
        assertThat(text(get("/recorded/1"))).isEqualTo("/second");
        assertThat(text(get("/recorded/0"))).isEqualTo("/größe");
        assertThat(get("/recorded/0").headers()).containsEntry("Content-Type", "text/plain");
        assertThat(get("/recorded/2").status()).isEqualTo(404);
        assertThat(get("/recorded/x").status()).isEqualTo(404);
    }

    @Test
    void endsWithTheFirstRequestForIt() {
        get("/first");
        get("/recorded");
        assertThat(text(get("/later"))).isEqualTo("/later");

        assertThat(text(get("/recorded"))).isEqualTo("{\"responses\":1,\"mostInFlight\":1}");
    }

    @Test
    void delaysRecordedResponsesOnly() {
        get("/first");
        get("/recorded");
        assertThat(delays).hasValue(0);
        get("/recorded/0");
        assertThat(delays).hasValue(1);
    }
}
