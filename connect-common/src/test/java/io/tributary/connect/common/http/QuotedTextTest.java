package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tributary.connect.common.pagination.LoopGuard;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages and traces may quote from a response: the vendor's error text, without the credential, on one line. */
class QuotedTextTest {
    private static final String MARKER = "customer-4711-in-a-response";
    private static final String SECRET = "t0ken \"with\\odd/characters+of&<every>kind=" + "x".repeat(20);

    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    /** The secret is removed before the text is cut: half a secret would not be found. */
    @Test
    void tokenAcrossTheCutIsHidden() {
        for (int before = 250; before <= 305; before++) {
            server.on("/x", response(403, error("y".repeat(before) + Harness.TOKEN + " is no good token")));
            assertThat(trace(failure())).doesNotContain("tok-").doesNotContain("secret");
        }
    }

    @Test
    void secretIsHiddenInEveryEncoding() {
        Redaction redaction = Redaction.of(SECRET);
        byte[] bytes = SECRET.getBytes(UTF_8);
        Stream.of(
                        SECRET,
                        URLEncoder.encode(SECRET, UTF_8),
                        new String(JsonStringEncoder.getInstance().quoteAsString(SECRET)),
                        SECRET.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                        Base64.getEncoder().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .forEach(form ->
                        assertThat(redaction.apply("before " + form + " after")).matches("before \\[hidden]=* after"));
        assertThat(Redaction.of("").apply("nothing to hide")).isEqualTo("nothing to hide");
        assertThat(redaction).hasToString("[hidden]");
    }

    @Test
    void vendorsTextStaysOnOneLine() {
        server.on("/x", response(403, error("one\\r\\n2026-01-01 ERROR forged\\u0000\\u001b[31m\\u2028\\u202eend")));
        assertThat(failure().getMessage())
                .contains("one\\u000d\\u000a2026-01-01 ERROR forged\\u0000\\u001b[31m\\u2028\\u202eend")
                .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u202e]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "\uD83C\uDF38"})
    void noMessageIsLongerThan2kB(String character) {
        String text = character.repeat(5000);
        assertThat(new ApiException(ApiException.Kind.RETRY, 0, null, text, null)
                        .getMessage()
                        .getBytes(UTF_8))
                .hasSizeBetween(1000, 2003);
        server.on("/x", response(403, error(text)));
        assertThat(failure().getMessage().getBytes(UTF_8)).hasSizeLessThan(2003);
        assertThat(failure(ApiRequest.get('/' + "p".repeat(5000))).getMessage())
                .contains("returned")
                .hasSizeLessThan(2003);
    }

    @Test
    void noCharacterIsSplit() {
        IntStream.range(1, 8)
                .forEach(max -> assertThat(Words.cut("a" + "\uD83C\uDF38".repeat(9), max))
                        .doesNotContainPattern("[\\ud800-\\udbff](?![\\udc00-\\udfff])")
                        .endsWith("…"));
        assertThat(Words.cut("abc", 3)).isEqualTo("abc");
    }

    private static Stream<Arguments> unreadableResponses() {
        String good = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
        return Stream.of(
                Arguments.of("no status line", raw(MARKER + "\r\n\r\n")),
                Arguments.of("a status line of its own", raw("HTTP/" + MARKER + " 200 OK\r\n\r\n")),
                Arguments.of("a status that is none", raw("HTTP/1.1 " + MARKER + "\r\n\r\n")),
                Arguments.of("a header that is none", raw(good + MARKER + "\r\n\r\n{}")),
                Arguments.of("a length that is none", raw(good + "Content-Length: " + MARKER + "\r\n\r\n{}")),
                Arguments.of(
                        "a chunk size that is none",
                        raw(good + "Transfer-Encoding: chunked\r\n\r\n" + MARKER + "\r\n{}\r\n0\r\n\r\n")),
                Arguments.of(
                        "a trailer that is none",
                        raw(good + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + MARKER + "\r\n\r\n")),
                Arguments.of("a transfer coding", raw(good + "Transfer-Encoding: " + MARKER + "\r\n\r\n{}")),
                Arguments.of("a content coding", raw(good + "Content-Encoding: " + MARKER + "\r\n\r\n{}")),
                Arguments.of("a charset", raw(good + "Content-Type: text/plain; charset=" + MARKER + "\r\n\r\n{}")),
                Arguments.of("a token that is no JSON", ok("{'data':[" + MARKER + "]}")),
                Arguments.of("a number that is none", ok("{'data':[1" + MARKER + "]}")),
                Arguments.of("an escape that is none", ok("{'data':['\\x" + MARKER + "']}")),
                Arguments.of("a duplicate name", ok("{'data':{'" + MARKER + "':1}}")),
                Arguments.of("a redirect", response(302, "", "Location: http://" + MARKER + ".example/")));
    }

    private static Response raw(String text) {
        return (out, socket) -> out.write(text.getBytes(UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableResponses")
    void unreadableResponseIsNotQuoted(String name, Response response) {
        server.on("/x", response);
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.RETRY);
        assertThat(trace(failure)).contains("Table rows: GET /x").doesNotContain(MARKER);
    }

    @Test
    void invalidLinkIsNotQuotedInTheTrace() {
        ApiException failure = failure(ApiRequest.get("/x").follow(server.url() + "/y?next= " + MARKER));
        assertThat(failure).hasMessageContaining("contains an invalid link");
        assertThat(trace(failure)).doesNotContain(MARKER);
    }

    @Test
    void invalidNextPageIsNotQuoted() {
        server.on("/x", ok("{'data':[]}"));
        Page<Integer> page = harness.read("/x");
        ApiException failure = catchThrowableOfType(
                ApiException.class,
                () -> new LoopGuard().next(page, response -> ApiRequest.get("/" + Integer.parseInt(MARKER)), "rows"));
        assertThat(trace(failure)).contains("has no readable next page").doesNotContain(MARKER);
    }

    private ApiException failure() {
        return failure(ApiRequest.get("/x"));
    }

    private ApiException failure(ApiRequest request) {
        return catchThrowableOfType(ApiException.class, () -> harness.read(request));
    }

    private static String error(String message) {
        return "{\"errors\":[{\"code\":\"no\",\"message\":\"" + message + "\"}]}";
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
