package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The REST API of a worker, as users call it. Throws {@link ConnectRestException} for error responses, and
 * {@link java.io.UncheckedIOException} if the worker cannot be reached. Thread-safe.
 */
public final class ConnectRest {
    private final RestCalls calls;

    /**
     * The API at a base URL.
     *
     * @param url such as {@code http://127.0.0.1:8083}
     */
    public ConnectRest(String url) {
        this.calls = new RestCalls(url);
    }

    /**
     * The same, with a transcript of every response.
     *
     * @param transcript file to which responses are appended, one per line: method, path, status, body
     */
    public ConnectRest(String url, Path transcript) {
        this.calls = new RestCalls(url, transcript);
    }

    /** The base URL. */
    public String url() {
        return calls.url();
    }

    /** Whether the worker has started and is healthy. */
    public boolean healthy() {
        return calls.status("/health") == 200;
    }

    /** The worker's Kafka version. */
    public String version() {
        return calls.get("/").path("version").asText();
    }

    /** All plugins that the worker has found: class, type, version. */
    public JsonNode plugins() {
        return calls.get("/connector-plugins?connectorsOnly=false");
    }

    /** Sets the level of a logger of the worker, such as {@code TRACE}. */
    public void logLevel(String logger, String level) {
        calls.send("PUT", "/admin/loggers/" + logger, Map.of("level", level));
    }

    /** The names of the connectors. */
    public JsonNode connectors() {
        return calls.get("/connectors");
    }

    /** Creates a connector with a new name. */
    public JsonNode create(String name, Map<String, String> config) {
        return calls.send("POST", "/connectors", Map.of("name", name, "config", config));
    }

    /** Creates a connector or replaces its configuration. */
    public JsonNode put(String name, Map<String, String> config) {
        return calls.send("PUT", connector(name) + "/config", config);
    }

    /** The configuration of a connector. */
    public JsonNode config(String name) {
        return calls.get(connector(name) + "/config");
    }

    /** The states of a connector and its tasks, with the traces of failed ones. */
    public JsonNode status(String name) {
        return calls.get(connector(name) + "/status");
    }

    /** Like {@link #status}, but also for a new connector whose status the worker does not know yet. */
    public ConnectorStatus state(String name) {
        try {
            return new ConnectorStatus(status(name));
        } catch (ConnectRestException e) {
            if (e.status() == 404) {
                return ConnectorStatus.UNKNOWN;
            }
            throw e;
        }
    }

    /** Deletes a connector, but not its offsets. */
    public void delete(String name) {
        calls.send("DELETE", connector(name), null);
    }

    /** Requests a connector to stop. {@link #awaitStopped} waits until it has. */
    public void stop(String name) {
        calls.send("PUT", connector(name) + "/stop", null);
    }

    /** Requests a connector to pause. */
    public void pause(String name) {
        calls.send("PUT", connector(name) + "/pause", null);
    }

    /** Requests a paused or stopped connector to resume. */
    public void resume(String name) {
        calls.send("PUT", connector(name) + "/resume", null);
    }

    /** Restarts a connector and all of its tasks. */
    public void restart(String name) {
        calls.send("POST", connector(name) + "/restart?includeTasks=true", null);
    }

    /** Restarts a connector and its tasks, but only those that have failed. */
    public void restartFailed(String name) {
        calls.send("POST", connector(name) + "/restart?includeTasks=true&onlyFailed=true", null);
    }

    /** The committed offsets of a connector. */
    public JsonNode offsets(String name) {
        return calls.get(connector(name) + "/offsets");
    }

    /** Alters offsets of a stopped connector. The body has the format of {@link #offsets}. */
    public JsonNode alterOffsets(String name, JsonNode offsets) {
        return calls.send("PATCH", connector(name) + "/offsets", offsets);
    }

    /** Deletes all offsets of a stopped connector. */
    public JsonNode deleteOffsets(String name) {
        return calls.send("DELETE", connector(name) + "/offsets", null);
    }

    /** Validates a configuration. Returns values, errors and recommendations per setting. */
    public JsonNode validate(String pluginClass, Map<String, String> config) {
        return calls.send("PUT", "/connector-plugins/" + pluginClass + "/config/validate", config);
    }

    /**
     * Waits until a connector and exactly this number of tasks run.
     *
     * @return the status
     * @throws IllegalStateException with the trace as soon as something has failed, or on timeout
     */
    public JsonNode awaitRunning(String name, int tasks, Duration limit) {
        return awaitStatus(name, "run", limit, status -> {
            status.failure().ifPresent(trace -> {
                throw new IllegalStateException("Connector " + name + " has failed: " + trace);
            });
            return status.isRunning(tasks) ? Optional.of(status.json()) : Optional.empty();
        });
    }

    /**
     * Waits until a connector or one of its tasks has failed.
     *
     * @return the trace
     */
    public String awaitFailed(String name, Duration limit) {
        return awaitStatus(name, "fail", limit, ConnectorStatus::failure);
    }

    /** Waits until a connector is stopped and has no tasks, so that its offsets may be changed. */
    public void awaitStopped(String name, Duration limit) {
        awaitStatus(name, "stop", limit, status -> status.isStopped() ? Optional.of(true) : Optional.empty());
    }

    private <T> T awaitStatus(String name, String what, Duration limit, StatusCheck<T> check) {
        return Waiting.until(
                limit,
                () -> "connector " + name + " to " + what + ", its status: "
                        + state(name).json(),
                () -> check.of(state(name)));
    }

    private static String connector(String name) {
        return "/connectors/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private interface StatusCheck<T> {
        Optional<T> of(ConnectorStatus status);
    }
}
