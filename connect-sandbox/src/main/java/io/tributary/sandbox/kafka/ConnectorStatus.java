package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A connector's status.
 *
 * @param json as returned by the REST API; a missing node if the connector is unknown
 */
public record ConnectorStatus(JsonNode json) {
    /** The status of an unknown connector. */
    static final ConnectorStatus UNKNOWN = new ConnectorStatus(MissingNode.getInstance());

    /** Whether the connector and exactly this number of tasks are running. */
    public boolean isRunning(int tasks) {
        return tasks() == tasks && parts().allMatch(part -> isIn(part, "RUNNING"));
    }

    /** The number of known tasks. */
    public int tasks() {
        return json.path("tasks").size();
    }

    /** Whether the connector is stopped and no tasks are left. */
    public boolean isStopped() {
        return isIn(json.path("connector"), "STOPPED") && tasks() == 0;
    }

    /** The trace of the connector or task that has failed. Empty if none has. */
    public Optional<String> failure() {
        return parts().filter(part -> isIn(part, "FAILED"))
                .map(part -> part.path("trace").asText("no trace"))
                .findFirst();
    }

    private Stream<JsonNode> parts() {
        return Stream.concat(
                Stream.of(json.path("connector")),
                StreamSupport.stream(json.path("tasks").spliterator(), false));
    }

    private static boolean isIn(JsonNode part, String state) {
        return part.path("state").asText().equals(state);
    }
}
