package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The REST API of a worker, as users call it. Error answers become a {@link ConnectRestException}, a worker that cannot be
 * reached an {@link java.io.UncheckedIOException}. Safe for use by several threads.
 */
public final class ConnectRest {
    private final RestCalls calls;

    /**
     * The API at a base URL.
     *
     * @param url for instance {@code http://127.0.0.1:8083}
     */
    public ConnectRest(String url) {
        this.calls = new RestCalls(url);
    }

    /**
     * The same, writing down every answer.
     *
     * @param transcript file to which answers are appended, one a line: method, path, status, body
     */
    public ConnectRest(String url, Path transcript) {
        this.calls = new RestCalls(url, transcript);
    }

    /** The base URL. */
    public String url() {
        return calls.url();
    }

    /** Whether the worker has started and is able to do its work. */
    public boolean healthy() {
        return calls.status("/health") == 200;
    }

    /** The version of Kafka that the worker runs. */
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

    /** Creates a connector; its name must be new. */
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

    /** What {@link #status} says, also of a connector so new that the worker knows no status of it yet. */
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

    /** Removes a connector; its offsets stay. */
    public void delete(String name) {
        calls.send("DELETE", connector(name), null);
    }

    /** Asks for the end of a connector's tasks; {@link #awaitStopped} tells when it is done. */
    public void stop(String name) {
        calls.send("PUT", connector(name) + "/stop", null);
    }

    /** Asks a connector and its tasks to pause. */
    public void pause(String name) {
        calls.send("PUT", connector(name) + "/pause", null);
    }

    /** Asks a paused or stopped connector to go on. */
    public void resume(String name) {
        calls.send("PUT", connector(name) + "/resume", null);
    }

    /** Restarts a connector and all of its tasks. */
    public void restart(String name) {
        calls.send("POST", connector(name) + "/restart?includeTasks=true", null);
    }

    /** Restarts those of a connector and its tasks that have failed. */
    public void restartFailed(String name) {
        calls.send("POST", connector(name) + "/restart?includeTasks=true&onlyFailed=true", null);
    }

    /** The committed offsets of a connector. */
    public JsonNode offsets(String name) {
        return calls.get(connector(name) + "/offsets");
    }

    /** Alters offsets of a stopped connector; the body is of the shape that {@link #offsets} gives. */
    public JsonNode alterOffsets(String name, JsonNode offsets) {
        return calls.send("PATCH", connector(name) + "/offsets", offsets);
    }

    /** Removes all offsets of a stopped connector. */
    public JsonNode deleteOffsets(String name) {
        return calls.send("DELETE", connector(name) + "/offsets", null);
    }

    /** What a plugin says about a configuration: per setting its values, errors and recommendations. */
    public JsonNode validate(String pluginClass, Map<String, String> config) {
        return calls.send("PUT", "/connector-plugins/" + pluginClass + "/config/validate", config);
    }

    /**
     * Waits until a connector and exactly this number of tasks run.
     *
     * @return the status
     * @throws IllegalStateException with the trace as soon as something has failed, or when time runs out
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

    /** Waits until a connector is stopped and has no tasks any more: its offsets may be changed. */
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
