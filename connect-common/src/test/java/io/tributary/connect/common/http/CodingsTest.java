package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed responses: which are decompressed, and at what cost. */
class CodingsTest {
    private static final byte[] JSON = "{\"data\":[{\"id\":9}]}".getBytes(StandardCharsets.UTF_8);
    /** The head of a gzip member, then the head of a stored block without bytes that is not the last one. */
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

    private static final byte[] NOTHING = {0, 0, 0, (byte) 0xff, (byte) 0xff};

    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    static Stream<Arguments> taken() throws IOException {
        return Stream.of(
                Arguments.argumentSet("gzip", gzip(JSON), "gzip"),
                Arguments.argumentSet("GZIP", gzip(JSON), "GZIP"),
                Arguments.argumentSet("x-gzip", gzip(JSON), "x-gzip"),
                Arguments.argumentSet("deflate", deflate(JSON, false), "deflate"),
                Arguments.argumentSet("deflate without a head", deflate(JSON, true), "deflate"),
                Arguments.argumentSet("identity", JSON, "identity"),
                Arguments.argumentSet("identity twice", JSON, "identity, identity"),
                Arguments.argumentSet("gzip and identity", gzip(JSON), "identity, gzip"),
                Arguments.argumentSet("no name", JSON, ""),
                Arguments.argumentSet("members", join(repeated(gzip(new byte[0]), 100), gzip(JSON)), "gzip"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void oneCodingIsAccepted(byte[] body, String coding) {
        server.on("/x", response(200, body, "Content-Encoding: " + coding));
        assertThat(harness.readOnce("/x").rows()).containsExactly(9);
    }

    @Test
    void onlyGzipIsRequested() throws IOException {
        server.on("/x", response(200, gzip(JSON), "Content-Encoding: gzip"));
        harness.readOnce("/x");
        assertThat(server.requests().get(0).head())
                .filteredOn(line -> line.startsWith("Accept-Encoding"))
                .containsExactly("Accept-Encoding: gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Encoding: deflate, gzip, gzip, gzip",
                "Content-Encoding: gzip, gzip",
                "Content-Encoding: gzip\r\nContent-Encoding: gzip",
                "Content-Encoding: br",
                "Content-Encoding: zstd",
                "Content-Encoding: gzip;q=1"
            })
    void otherCodingsAreBrokenResponses(String header) throws IOException {
        server.on("/x", response(200, gzip(gzip(JSON)), header));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.RETRY);
        assertThat(failure).hasMessageContaining("a Content-Encoding other than gzip");
    }

    @Test
    void emptyMembersDoNotExhaustTheStack() throws IOException {
        byte[] body = join(repeated(gzip(new byte[0]), 200_000), gzip(JSON));
        server.on("/x", response(200, body, "Content-Encoding: gzip"));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.RETRY);
        assertThat(failure).hasMessageContaining("too many members");
    }

    @Test
    void deadlineAppliesDuringDecompression() {
        harness.timeout(Duration.ofMillis(300));
        server.on("/x", endless());
        ApiException failure = failure();
        assertThat(failure).hasMessageContaining("no complete response within 300 ms");
    }

    @Test
    void closingEndsDecompression() {
        server.on("/x", endless());
        CompletableFuture<ApiException> failure = CompletableFuture.supplyAsync(this::failure);
        await().until(() -> !server.requests().isEmpty());
        harness.close();
        assertThat(failure).succeedsWithin(Duration.ofSeconds(5));
        assertThat(failure.join()).hasMessageContaining("the task has stopped");
    }

    /** A gzip stream that never ends and decompresses to nothing. */
    private static RawServer.Response endless() {
        byte[] nothing = repeated(NOTHING, 10_000);
        return (out, socket) -> {
            RawServer.head(out, 200, Integer.MAX_VALUE, "Content-Encoding: gzip");
            out.write(GZIP_HEAD);
            while (true) {
                out.write(nothing);
            }
        };
    }

    private ApiException failure() {
        return catchThrowableOfType(ApiException.class, () -> harness.readOnce("/x"));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED, raw))) {
            deflate.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
