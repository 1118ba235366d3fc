package io.tributary.connect.listrak.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.HttpCall;
import io.tributary.connect.common.http.HttpTransport;
import io.tributary.connect.common.http.ServerClock;
import io.tributary.connect.common.http.TransportSettings;
import io.tributary.connect.common.testing.FakeClock;
import io.tributary.connect.common.testing.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deadline of a request applies until its response was parsed. */
class SoapExchangeTest {
    private static final byte[] ENVELOPE = {'<', 'a', '/', '>'};

    private final RawServer server = new RawServer();
    private final SoapExchange exchange = new SoapExchange(URI.create(server.url()), new ServerClock(new FakeClock(0)));

    @AfterEach
    void close() {
        server.close();
    }

    private HttpTransport transport(Duration timeout) {
        return new HttpTransport(new TransportSettings(URI.create(server.url()), timeout, 1, "test", null));
    }

    @Test
    void readsAResponseWithinTheDeadline() throws IOException {
        try (HttpTransport transport = transport(Duration.ofMinutes(1));
                HttpCall call = transport.open()) {
            exchange.begin(call);
            assertThat(exchange.open(ENVELOPE).readAllBytes()).isEqualTo(ENVELOPE);
        }
    }

    @Test
    void stopsReadingAtTheDeadline() {
        server.any(server.hang());
        try (HttpTransport transport = transport(Duration.ofMillis(1));
                HttpCall call = transport.open()) {
            exchange.begin(call);
            assertThatThrownBy(() -> exchange.send(ENVELOPE, "text/xml", "\"x/Operation\""))
                    .isInstanceOf(SoapFailure.class);
            InputStream response = exchange.open(ENVELOPE);
            assertThatThrownBy(response::readAllBytes).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void stopsReadingWhenTheTaskStops() {
        HttpTransport transport = transport(Duration.ofMinutes(1));
        try (HttpCall call = transport.open()) {
            exchange.begin(call);
            transport.close();
            InputStream response = exchange.open(ENVELOPE);
            assertThatThrownBy(response::readAllBytes).hasMessageContaining("the task has stopped");
        }
    }
}
