package io.tributary.systemtests.converters;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import io.tributary.sandbox.kafka.JavaProcess;
import io.tributary.sandbox.kafka.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * A real schema registry (Apicurio's, in memory) in its own process, and a client for its Confluent-compatible API.
 */
final class SchemaRegistry implements AutoCloseable {
    private static final String MAIN = "io.quarkus.runner.GeneratedMain";
    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration RESPONSE_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JavaProcess process;
    private final String url;

    private SchemaRegistry(JavaProcess process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /**
     * Starts a registry. Returns before it is ready.
     *
     * @param jars the directory of its jars
     * @param log its log file
     */
    static SchemaRegistry start(Path jars, Path log) {
        int port = LoopbackPorts.free();
        List<String> options = List.of(
                "-Xmx256m", AvroWorker.QUICK_START, "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port);
        return new SchemaRegistry(JavaProcess.start("registry", jars, options, List.of(MAIN), log), port);
    }

    /** Waits until it is ready. */
    SchemaRegistry awaitReady() {
        Awaitility.await().atMost(START_LIMIT).until(() -> {
            process.requireAlive();
            return isReady();
        });
        return this;
    }

    private boolean isReady() {
        try {
            return status(request("/subjects").GET()) == OK;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The base URL, for {@code schema.registry.url}. */
    String url() {
        return url;
    }

    /** Makes it refuse schemas that are incompatible with earlier ones of their subject, such as {@code BACKWARD}. */
    void requireCompatibility(String level) {
        send("PUT", "/config", Json.MAPPER.createObjectNode().put("compatibility", level));
    }

    /** The names of the subjects with this prefix. */
    List<String> subjects(String prefix) {
        return texts(send("GET", "/subjects", null)).stream()
                .filter(subject -> subject.startsWith(prefix))
                .toList();
    }

    /** The numbers of a subject's versions. */
    List<String> versions(String subject) {
        return texts(send("GET", "/subjects/" + subject + "/versions", null));
    }

    /** The newest schema of a subject, as Avro's JSON text. */
    String latest(String subject) {
        return send("GET", "/subjects/" + subject + "/versions/latest", null)
                .path("schema")
                .asText();
    }

    /** Registers a version of a subject. */
    void register(String subject, String schema) {
        send(
                "POST",
                "/subjects/" + subject + "/versions",
                Json.MAPPER.createObjectNode().put("schema", schema));
    }

    /** The status of registering a version of a subject. 409 if it is incompatible. */
    int tryRegister(String subject, String schema) {
        String body = Json.text(Json.MAPPER.createObjectNode().put("schema", schema));
        return status(request("/subjects/" + subject + "/versions").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        process.stop(STOP_LIMIT);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode send(String method, String path, JsonNode body) {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(Json.text(body));
        HttpResponse<String> response = exchange(request(path).method(method, content));
        if (response.statusCode() != OK) {
            throw process.failure(
                    "returned " + response.statusCode() + " to " + method + ' ' + path + ": " + response.body());
        }
        return Json.parse(response.body());
    }

    private int status(HttpRequest.Builder request) {
        return exchange(request).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", JSON)
                .timeout(RESPONSE_LIMIT);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a request to the registry", e);
        }
    }
}
