package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.testing.RawServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses with status 200 that contain an error: the policy judges their envelope. */
class JudgedPageTest {
    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    @Test
    void temporaryErrorIsRetried() {
        server.on("/x", ok("{'data':[{'id':7}],'trouble':'RETRY'}"), ok("{'data':[{'id':1}]}"));
        assertThat(harness.read("/x").rows()).containsExactly(1);
        assertThat(harness.retries.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNAVAILABLE", "EXPIRED_CURSOR", "GONE", "FAIL"})
    void permanentErrorIsReportedWithItsKind(Kind kind) {
        server.on("/x", ok("{'data':[{'id':7}],'trouble':'" + kind + "'}"));
        assertThatThrownBy(() -> harness.read("/x"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessageContainingAll("Table rows", "GET /x", "200", "the page says so");
        assertThat(server.requests()).hasSize(1);
    }
}
