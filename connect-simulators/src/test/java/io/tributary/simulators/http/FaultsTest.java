package io.tributary.simulators.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final TinyApi api = new TinyApi();
    private final TinyClient client = new TinyClient(api);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void applyTheGivenNumberOfTimes() throws Exception {
        api.faults().next("/things/*", Fault.status(503), 2);
        assertThat(statuses("/things/1", 3)).containsExactly(503, 503, 200);
    }

    @Test
    void applyOnlyToMatchingRequests() throws Exception {
        api.faults().always("POST /things", Fault.status(500));
        api.faults().always("GET /things/{id}", Fault.json(418, "{}"));
        assertThat(client.get("/long").statusCode()).isEqualTo(200);
        assertThat(client.get("/things/9").statusCode()).isEqualTo(418);
        assertThat(client.post("/things", "").statusCode()).isEqualTo(500);
        api.faults().clear();
        assertThat(client.get("/things/9").statusCode()).isEqualTo(200);
    }

    @Test
    void applyAfterSkippedRequests() throws Exception {
        api.faults().after(2, "/things/*", Fault.status(500));
        assertThat(statuses("/things/1", 4)).containsExactly(200, 200, 500, 200);
    }

    @Test
    void applyWithAProbabilityFixedByTheSeed() throws Exception {
        api.faults().sometimes("/things/*", Fault.status(500), 0.5, 7);
        List<Integer> first = statuses("/things/1", 40);
        api.faults().clear();
        api.faults().sometimes("/things/*", Fault.status(500), 0.5, 7);
        assertThat(statuses("/things/1", 40)).isEqualTo(first).contains(200, 500);
    }

    @Test
    void useTheVendorsErrors() throws Exception {
        api.faults().next("/long", Fault.rateLimited(9));
        api.faults().next("/long", Fault.forbidden("secrets"));
        api.faults().next("/long", Fault.html200());
        api.faults().next("/long", Fault.html403());
        api.faults().next("/long", Fault.empty200());
        assertThat(client.get("/long").body()).isEqualTo("{\"reset\":9}");
        assertThat(client.get("/long").body()).isEqualTo("{\"forbidden\":\"secrets\"}");
        HttpResponse<String> page = client.get("/long");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(client.get("/long").statusCode()).isEqualTo(403);
        assertThat(client.get("/long").body()).isEmpty();
    }

    @Test
    void truncatedBodiesCloseTheConnection() throws Exception {
        api.faults().next("/long", Fault.truncatedBody(100));
        assertThatThrownBy(() -> client.get("/long")).isInstanceOf(IOException.class);
        assertThat(api.log().countOfStatus(200)).isOne();
        assertThat(client.get("/long").statusCode()).isEqualTo(200);
    }

    /** With POST, because the JDK's client retries a GET. */
    @Test
    void resetsCloseTheConnection() throws Exception {
        client.post("/things", "x");
        api.faults().next("/things", Fault.reset());
        assertThatThrownBy(() -> client.post("/things", "x"))
                .isInstanceOf(IOException.class)
                .satisfies(failure -> assertThat(causes(failure)).anyMatch(SocketException.class::isInstance));
        assertThat(api.log().countOfStatus(0)).isOne();
    }

    @Test
    void resetAfterwardsAppliesTheEffect() {
        api.faults().next("/things", Fault.resetAfter());
        assertThatThrownBy(() -> client.post("/things", "x")).isInstanceOf(IOException.class);
        assertThat(api.log().countOfStatus(200)).isOne();
    }

    @Test
    void hangsUntilTheClientGivesUp() {
        api.faults().next("/long", Fault.hang());
        assertThatThrownBy(() -> client.send(client.request("/long").timeout(Duration.ofMillis(200))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void slowResponsesArriveCompletely() throws Exception {
        api.faults().next("/things/*", Fault.slow(80));
        long before = System.nanoTime();
        assertThat(client.get("/things/1").body()).isEqualTo("{\"id\":\"1\"}");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    private List<Integer> statuses(String path, int times) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(client.get(path).statusCode());
        }
        return statuses;
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
