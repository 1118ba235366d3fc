package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordedPagesTest {
    private HttpServer server;
    private RecordedPages pages;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/recorded", 200, "application/json", "{\"responses\":2,\"mostInFlight\":8}");
        serve("/recorded/0", 200, "application/json; charset=utf-8", "{\"data\":[{\"id\":1},{\"id\":2}]}");
        serve("/recorded/1", 200, "text/xml; charset=utf-8", "<E><B><b><c>1</c></b><b><c>2</c></b></B></E>");
        serve("/recorded/2", 404, "application/json", "{}");
        server.start();
        pages = new RecordedPages("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() throws IOException {
        pages.close();
        server.stop(0);
    }

    private void serve(String path, int status, String type, String body) {
        server.createContext(path, exchange -> respond(exchange, status, type, body));
    }

    private static void respond(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void readsWhatWasRecorded() throws IOException {
        assertThat(pages.summary()).isEqualTo(new RecordedPages.Summary(2, 8));
        assertThat(pages.rows(0).toList()).isEqualTo(List.of(Map.of("id", 1L), Map.of("id", 2L)));
        assertThat(pages.rows(1).toList()).isEqualTo(List.of(Map.of("c", "1"), Map.of("c", "2")));
    }

    @Test
    void failsWhereThereIsNoRecording() {
        assertThatThrownBy(() -> pages.rows(2)).isInstanceOf(IOException.class).hasMessageContaining("404");
    }
}
