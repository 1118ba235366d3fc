package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.Unreadable;
import io.tributary.connect.common.testing.RawServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One odd row of a response, and the rows around it. */
@Tag("slow")
class RowLimitsTest {
    private static final int MB = 1024 * 1024;
    private static final RowReader<ObjectNode> ROWS = new RowReader<>("/data", row -> row);

    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @BeforeEach
    void allowTime() {
        harness.timeout(Duration.ofMinutes(2));
    }

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    static Stream<Arguments> oddRows() {
        return Stream.of(
                Arguments.argumentSet("a long text", "'name':'" + "x".repeat(21 * MB) + "'", "larger than"),
                Arguments.argumentSet("a long name", "'" + "n".repeat(17 * MB) + "':1", "larger than"),
                Arguments.argumentSet("a name of 60,000", "'" + "n".repeat(60_000) + "':1", "Name length"),
                Arguments.argumentSet("an endless number", "'n':" + "1".repeat(17 * MB), "larger than"),
                Arguments.argumentSet("a number of 5,000", "'n':" + "1".repeat(5000), "Number value length"),
                Arguments.argumentSet("a fraction of 5,000", "'n':0." + "1".repeat(5000), "Number value length"),
                Arguments.argumentSet("a large exponent", "'n':1e99999999999", "out of range"),
                Arguments.argumentSet("300 levels", nested("[", 300, "]"), "nesting depth"),
                Arguments.argumentSet("300 objects", nested("{'a':", 300, "}"), "nesting depth"),
                Arguments.argumentSet("two million levels", nested("[", 600_000, "]"), "names and values"),
                Arguments.argumentSet("many elements", "'n':[0" + ",1".repeat(600_000) + "]", "names and values"),
                Arguments.argumentSet(
                        "many members", "'n':{" + "'a':{},".repeat(250_000) + "'b':1}", "names and values"));
    }

    private static String nested(String open, int levels, String close) {
        return "'n':" + open.repeat(levels) + "1" + close.repeat(levels);
    }

    @ParameterizedTest
    @MethodSource("oddRows")
    void isUnreadableAndTheRowsAroundItAreRead(String odd, String reason) {
        String row = "{'id':2," + odd + "}";
        server.on("/x", ok("{'data':[{'id':1}," + row + ",{'id':3}],'next':'n'}"));
        Page<ObjectNode> page = harness.readOnce(ApiRequest.get("/x"), ROWS);
        assertThat(page.rows()).extracting(one -> one.path("id").asInt()).containsExactly(1, 2, 3);
        assertThat(page.rows()).filteredOn(Unreadable.class::isInstance).hasSize(1);
        assertThat(page.text("/next")).isEqualTo("n");
        assertThat(page.last()).isEqualTo(page.rows().get(2));
        assertThat(page.request().query()).isEmpty();
        assertIsOneVersion((Unreadable) page.rows().get(1), row.replace('\'', '"'), reason);
    }

    @ParameterizedTest
    @MethodSource("oddRows")
    void keyAfterTheUnreadablePartIsKnown(String odd, String reason) {
        Assumptions.assumeFalse(odd.startsWith("'n':" + "1".repeat(MB)));
        String tail = ",'a':'" + "y".repeat(3000) + "','in':{'id':7},'list':['id',8],'id':2,'end':1}";
        server.on("/x", ok("{'data':[{'t':'x'," + odd + tail + "]}"));
        ObjectNode row = harness.readOnce(ApiRequest.get("/x"), ROWS).rows().get(0);
        assertThat(row).isInstanceOf(Unreadable.class);
        assertThat(row.path("t").asText()).isEqualTo("x");
        assertThat(row.path("id").asInt()).isEqualTo(2);
        assertThat(row.path("end").asInt()).isEqualTo(1);
    }

    /** A truncated number would be a different number. */
    @Test
    void truncatedNumberIsNotAField() {
        assertThat(FirstFields.of("{'a':1,'id':12".replace('\'', '"'))).isEqualTo(Json.parse("{\"a\":1}"));
        assertThat(FirstFields.of("{'a':1,'id':'1".replace('\'', '"'))).isEqualTo(Json.parse("{\"a\":1}"));
        assertThat(FirstFields.of("{'a':1,'id':'1,2".replace('\'', '"'))).isEqualTo(Json.parse("{\"a\":1}"));
        assertThat(FirstFields.of("{'id':12".replace('\'', '"'))).isEmpty();
        assertThat(FirstFields.of("<row>1,2</row>")).isEmpty();
    }

    /** The version is that of the whole text, although only its start is held. */
    private static void assertIsOneVersion(Unreadable odd, String text, String reason) {
        Row row = odd.row(null);
        assertThat(row.reject().reason()).contains(reason).doesNotContain("StreamReadConstraints");
        assertThat(row.reject().sha256()).isEqualTo(Fingerprint.sha256(text));
        assertThat(HexFormat.of().toHexDigits(row.fingerprint()))
                .isEqualTo(Fingerprint.sha256(text).substring(0, 16));
        assertThat(text).startsWith(row.reject().json());
        assertThat(row.lacksKey()).isFalse();
    }

    /** A row whose start would end inside a character. */
    @Test
    void startNeverEndsInsideACharacter() throws IOException {
        for (int before = 0; before < 4; before++) {
            ScannedText text = new ScannedText(70_000, 10, Fingerprint.sha256());
            char[] row = ("x".repeat(65_534 + before) + "😀".repeat(5000)).toCharArray();
            text.add(row, 0, row.length);
            String beginning = text.refused().row(null).reject().json();
            assertThat(Character.isHighSurrogate(beginning.charAt(beginning.length() - 1)))
                    .isFalse();
            assertThat(new String(row)).startsWith(beginning);
        }
    }

    @Test
    void rowOf100MbIsSkipped() {
        byte[] packed = packed("{'data':[{'id':1},{'id':2,'t':'", "x".repeat(MB), 100, "'},{'id':3}]}");
        server.on("/x", response(200, packed, "Content-Encoding: gzip"));
        Page<ObjectNode> page = harness.readOnce(ApiRequest.get("/x"), ROWS);
        assertThat(page.rows()).extracting(one -> one.path("id").asInt()).containsExactly(1, 2, 3);
        assertThat(page.rows().get(1)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'id':1},{'id':2,'n':%s",
                "{'data':[{'id':1},{'id':2,'n':%s}",
                "{'data':[{'id':1},{'id':2,'n':%s]]}",
                "{'data':[{'id':1},{'id':2,'n':%s}}",
                "{'data':[{'id':1},{'id':2,'n':%s},]}",
                "{'data':[{'id':1},{'id':2,'n':%s} {'id':3}]}",
                "{'data':[{'id':1},{'id':2,'n':%s}],}",
                "{'data':[{'id':1},{'id':2,'n':%s}]"
            })
    void responseThatIsMalformedAroundARowIsBroken(String response) {
        server.on("/x", ok(response.replace("%s", "[".repeat(300) + "]".repeat(300))));
        assertThat(failure(ApiRequest.get("/x")).kind()).isEqualTo(ApiException.Kind.RETRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'id':2,,}", "{'id':2", "{id:2}", "{'id':NaN}", "{'id':02}", "{'id':'\\x'}", "tru", "{'id' 2}"})
    void malformedRowBreaksTheResponse(String row) {
        server.on("/x", ok("{'data':[{'id':1}," + row + "]}"));
        ApiException failure =
                catchThrowableOfType(ApiException.class, () -> harness.readOnce(ApiRequest.get("/x"), ROWS));
        assertThat(failure)
                .hasMessageContaining("invalid or truncated JSON at byte")
                .hasNoCause();
    }

    @Test
    void badBytesAreReplacedAndControlCharactersStay() {
        byte[] body = bytes("{'data':[{'id':1,'t':'a\u0001\u0000\tb'},{'id':2,'t':'?'},{'id':3}]}");
        int place = new String(body, StandardCharsets.UTF_8).indexOf('?');
        body[place] = (byte) 0xC3;
        server.on("/x", response(200, body));
        List<ObjectNode> rows = harness.readOnce(ApiRequest.get("/x"), ROWS).rows();
        assertThat(rows).extracting(row -> row.path("t").asText()).containsExactly("a\u0001\u0000\tb", "\uFFFD", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void encodingsAreRecognized(String charset) throws IOException {
        String text = "{\"data\":[{\"t\":\"é漢😀\"}]}";
        for (String mark : List.of("", "\uFEFF")) {
            assertThat(page((mark + text).getBytes(charset), 0).get(0).path("t").asText())
                    .isEqualTo("é漢😀");
        }
    }

    /** A read may end anywhere. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8191, 8192, 8193})
    void readSizeMakesNoDifference(int bytes) throws IOException {
        String row =
                "{\"id\":1,\"a\\\"\\\\\":[1,{\"b\":\"]},😀\"},[],{}],\"c\":\"" + "y\\\\\\\"😀".repeat(2000) + "\"}";
        String text = " {\"x\":[{}],\"data\" : [ " + row + " , " + row + ",3,\"s\",null]} ";
        List<ObjectNode> rows = page(text.getBytes(StandardCharsets.UTF_8), bytes);
        assertThat(rows).hasSize(5).startsWith((ObjectNode) Json.parse(row), (ObjectNode) Json.parse(row));
        assertThat(rows.get(2)).isEqualTo(Json.parse("{\"value\":3}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8191, 8192, 8193})
    void readSizeMakesNoDifferenceToAnOddRow(int bytes) throws IOException {
        String odd = nested("[", 300, "]").replace('\'', '"');
        String row = "{\"id\":1," + odd + ",\"c\":\"" + "y\\\\\\\"é漢😀".repeat(2000) + "\",\"end\":2}";
        String text = "{\"data\":[" + row + ",{\"id\":3}]}";
        List<ObjectNode> rows = page(text.getBytes(StandardCharsets.UTF_8), bytes);
        assertThat(rows).hasSize(2);
        assertThat(((Unreadable) rows.get(0)).row(null).reject().json().equals(row))
                .isTrue();
        assertThat(rows.get(0).path("end").asInt()).isEqualTo(2);
    }

    private static List<ObjectNode> page(byte[] body, int atOnce) throws IOException {
        return JsonPage.read(new Pieces(body, atOnce), ROWS, false, Damage.NONE).rows();
    }

    /** Returns at most this many bytes per read; all for 0. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int atOnce;

        Pieces(byte[] bytes, int atOnce) {
            super(bytes);
            this.atOnce = atOnce == 0 ? bytes.length : atOnce;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, atOnce));
        }
    }

    @Test
    void unreadableSingleRowIsPermanentForItsRequest() {
        server.on("/x", ok("{'data':{'id':1,'t':'" + "x".repeat(17 * MB) + "'}}"));
        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> harness.read(ApiRequest.get("/x"), RowReader.one("/data", row -> row)));
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContainingAll("the only row of the response", "larger than 16 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'t':'%s',", "'%s':1,", "'t':[%s],", "'t':{'t':'%s'},"})
    void envelopeHasLimits(String large) {
        String filler = large.contains("[") ? "1" + ",1".repeat(600_000) : "x".repeat(17 * MB);
        server.on("/x", ok("{" + large.replace("%s", filler) + "'data':[]}"));
        ApiException failure = failure(ApiRequest.get("/x"));
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("outside its rows is too large");
    }

    @Test
    void pageThatIsTooLargeIsHalved() {
        String row = ",{'id':2,'t':'" + "x".repeat(700_000) + "'}";
        server.on("/x?limit=100", response(200, packed("{'data':[{'id':1}", row, 99, "]}"), "Content-Encoding: gzip"));
        server.on("/x?limit=50", response(200, packed("{'data':[{'id':1}", row, 49, "]}"), "Content-Encoding: gzip"));
        Page<ObjectNode> page = harness.read(ApiRequest.get("/x").with(Harness.LIMIT, 100), ROWS);
        assertThat(page.rows()).hasSize(50);
        assertThat(page.request().query()).containsEntry(Harness.LIMIT, "50");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void pageThatCannotBeHalvedIsPermanentForItsTable() {
        String row = ",{'id':2,'t':'" + "x".repeat(700_000) + "'}";
        server.on("/x", response(200, packed("{'data':[{'id':1}", row, 99, "]}"), "Content-Encoding: gzip"));
        ApiException failure = failure(ApiRequest.get("/x"));
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.UNAVAILABLE);
        assertThat(failure)
                .hasMessageContainingAll("Table rows: GET /x", "the response is larger than 64 MB", "no smaller page");
        assertThat(server.requests()).hasSize(Harness.RETRIES + 1);
    }

    @Test
    void pageThatWasTooLargeOnceIsRetried() {
        String row = ",{'id':2,'t':'" + "x".repeat(700_000) + "'}";
        server.on(
                "/x",
                response(200, packed("{'data':[{'id':1}", row, 99, "]}"), "Content-Encoding: gzip"),
                ok("{'data':[{'id':1}]}"));
        assertThat(harness.read(ApiRequest.get("/x"), ROWS).rows()).hasSize(1);
    }

    private ApiException failure(ApiRequest request) {
        return catchThrowableOfType(ApiException.class, () -> harness.read(request, ROWS));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String before, String part, int times, String after) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(before));
            byte[] repeated = bytes(part);
            for (int i = 0; i < times; i++) {
                gzip.write(repeated);
            }
            gzip.write(bytes(after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
