package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.testing.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that share one permit for a large response. */
class HttpCallTest {
    private static final int LARGE = 300_000;

    private final RawServer server = new RawServer();
    private final CloseableHttpClient client = HttpClients.createDefault();
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1);
    private final Semaphore places = new Semaphore(1, true);
    private final HttpCall first = call();

    @BeforeEach
    void takeThePermit() throws IOException {
        deadlines.setRemoveOnCancelPolicy(true);
        server.on("/large", RawServer.response(200, new byte[LARGE]))
                .on("/small", RawServer.response(200, new byte[10]));
        assertThat(read(first, "/large")).isEqualTo(LARGE);
        assertThat(places.availablePermits()).isZero();
    }

    @AfterEach
    void close() throws IOException {
        first.close();
        deadlines.shutdownNow();
        client.close();
        server.close();
    }

    private HttpCall call() {
        return new HttpCall(client, new ProxyWatch(null), deadlines, places, Duration.ofSeconds(30));
    }

    private int read(HttpCall call, String path) throws IOException {
        return call.send(
                new HttpGet(server.url() + path),
                response -> response.getEntity().getContent().readAllBytes().length);
    }

    @Test
    void largeResponseWaitsForAnotherAndSoDoesItsDeadline() {
        CompletableFuture<Integer> second = second();
        assertThat(deadlines.getQueue()).hasSize(1);
        first.close();
        assertThat(second.join()).isEqualTo(LARGE);
        assertThat(places.availablePermits()).isOne();
    }

    /** A request that waits for the permit. */
    private CompletableFuture<Integer> second() {
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> {
            try (HttpCall call = call()) {
                return read(call, "/large");
            } catch (IOException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
        await().until(places::hasQueuedThreads);
        return second;
    }

    @Test
    void smallResponseDoesNotWait() throws IOException {
        try (HttpCall small = call()) {
            assertThat(read(small, "/small")).isEqualTo(10);
        }
        assertThat(places.availablePermits()).isZero();
    }

    @Test
    void waitEndsWithTheTask() {
        CompletableFuture<Integer> second = second();
        deadlines.shutdownNow();
        places.release();
        assertThatThrownBy(second::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the task has stopped");
    }

    @Test
    void smallHeapReadsOneLargeResponseAtATime() {
        assertThat(ResponseLimits.of(256L << 20)).isEqualTo(new ResponseLimits(16 << 20, 1 << 19, 1));
        assertThat(ResponseLimits.of(1L << 30)).isEqualTo(new ResponseLimits(64 << 20, 1 << 21, 4));
        assertThat(ResponseLimits.of(1L << 34)).isEqualTo(new ResponseLimits(64 << 20, 1 << 21, 64));
    }
}
