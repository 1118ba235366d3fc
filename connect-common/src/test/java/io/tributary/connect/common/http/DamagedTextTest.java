package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Damaged;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with bytes that are not UTF-8. Damage in transit is retried; damage in the vendor's data is replaced. */
class DamagedTextTest {
    private static final RowReader<ObjectNode> ROWS = new RowReader<>("/data", row -> row);
    private static final String GOOD = "{'data':[{'id':'1','t':'first'},{'id':'2','t':'second'}],'next':'n'}";

    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    /** The good response with one byte after {@code text} that is not UTF-8. */
    private static Response damaged(String text) {
        byte[] body = GOOD.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        body[GOOD.indexOf(text) + text.length()] = (byte) 0xFF;
        return response(200, body);
    }

    private List<ObjectNode> rows() {
        return harness.read(ApiRequest.get("/x"), ROWS).rows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':'", "'t':'fi", "{'i", "'next':'", "'ne"})
    void temporaryDamageIsRetried(String place) {
        server.on("/x", damaged(place), RawServer.ok(GOOD));
        Page<ObjectNode> page = harness.read(ApiRequest.get("/x"), ROWS);
        assertThat(page.rows()).extracting(row -> row.path("t").asText()).containsExactly("first", "second");
        assertThat(page.rows()).extracting(row -> row.path("id").asText()).containsExactly("1", "2");
        assertThat(page.text("/next")).isEqualTo("n");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void repeatedDamageIsInTheVendorsData() {
        server.on("/x", damaged("'t':'fi"));
        List<ObjectNode> rows = rows();
        assertThat(rows).extracting(row -> row.path("t").asText()).containsExactly("fi\uFFFDst", "second");
        assertThat(rows.get(0)).isInstanceOf(Damaged.class);
        assertThat(rows.get(1)).isNotInstanceOf(Damaged.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void damageRepeatedAfterOtherFailuresIsInTheVendorsData() {
        server.on("/x", damaged("{'id':'"), damaged("'t':'f"), response(503, ""), damaged("'t':'f"));
        assertThat(rows()).extracting(row -> row.path("t").asText()).containsExactly("f\uFFFDrst", "second");
    }

    @Test
    void changingDamageIsNeverRead() {
        server.on("/x", damaged("{'id':'"), damaged("'t':'f"), damaged("'t':'fi"), damaged("'t':'fir"));
        ApiException failure = catchThrowableOfType(ApiException.class, this::rows);
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.RETRY);
        assertThat(failure).hasMessageContainingAll("bytes that are invalid in its encoding", "4 attempts");
    }
}
