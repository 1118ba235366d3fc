package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.connect.common.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with status 200 that are not in the API's format. */
class BrokenResponsesTest {
    private static final int MB = 1024 * 1024;

    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'id':1}]}{'data':[{'id':2}]}",
                "{'data':[{'id':1}]} and more",
                "{'data':{'data':[{'id':1}]}}",
                "{'data':null}",
                "{'data':[[{'id':1}]]}",
                "{'data':[null]}",
                "{'data':[null,null]}",
                "{'data':[{'id':1},NaN]}",
                "{'data':[{'id':1}],'next':'a','next':''}",
                "{'data':[{'id':1}],'pages':{'next':'a','next':''}}",
                "{'data':[{'id':1}],'pages':{'next':'a'},'pages':null}",
                "[{'id':1}]",
                "null",
                ""
            })
    void areRetriedAndReportedInTheEnd(String json) {
        server.on("/x", ok(json));
        assertThat(failure("/x").getMessage())
                .startsWith("Table rows: GET /x returned 200 (")
                .contains("Gave up");
    }

    @Test
    void decompressionBombIsRefused() throws IOException {
        server.on("/x", response(200, bomb(), "Content-Encoding: gzip"));
        ApiException failure = catchThrowableOfType(ApiException.class, () -> harness.readOnce("/x"));
        assertThat(failure).hasMessageContaining("GET /x").hasMessageContaining("the response is larger than 64 MB");
    }

    /** A response of 100 MB, compressed to about 100 kB. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(MB).getBytes(StandardCharsets.UTF_8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 100; i++) {
                gzip.write(blanks);
            }
            gzip.write("{\"data\":[]}".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void processingFailureIsReportedWithoutQuotingTheResponse() {
        server.on("/x", ok("{'data':[{'id':'secret of a customer'}]}"));
        RowReader<Object> defect = new RowReader<>("/data", row -> {
            throw new IllegalStateException(row.path("id").asText());
        });
        ApiException failure =
                catchThrowableOfType(ApiException.class, () -> harness.readOnce(ApiRequest.get("/x"), defect));
        assertThat(failure).hasMessageContaining("GET /x").hasMessageContaining("failed to process");
        assertThat(failure).hasMessageNotContaining("customer").hasNoCause();
    }

    @Test
    void linkToAnotherHostIsReportedWithItsPath() {
        ApiException failure = failure("https://elsewhere.example/p?token=1");
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.UNAVAILABLE);
        assertThat(failure.getMessage())
                .startsWith("Table rows: GET /p was not sent: the response links to another host")
                .doesNotContain("token");
    }

    @Test
    void resetInTheYear9999IsIgnored() {
        server.on(
                "/x",
                response(429, "{}", "X-RateLimit-Reset: 253402300799", "Retry-After: 999999999"),
                ok("{'data':[]}", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 31556889864403199"),
                ok("{'data':[]}"));
        harness.read("/x");
        harness.read("/x");
        assertThat(harness.clock.sleeps()).hasSize(1).allMatch(slept -> slept.compareTo(Duration.ofSeconds(1)) < 0);
    }

    private ApiException failure(String path) {
        return catchThrowableOfType(ApiException.class, () -> harness.read(path));
    }
}
