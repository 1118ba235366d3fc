package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Row;
import java.time.Duration;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds when a message last changed: the newest time in {@code metrics} and {@code tracked_responses}. Values that are not
 * a number of seconds, before the message's creation (such as counts) or many years after it are ignored.
 */
final class MessageTimes {
    /** How long after its time a change may show up. */
    static final Duration SETTLING = Duration.ofHours(1);

    private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

    private MessageTimes() {}

    /** The time in epoch ms. {@link Row#NO_TIME} if the message has none. */
    static long changed(ObjectNode message) {
        long created = message.path("created").asLong();
        return Stream.concat(
                        seconds(message.path("metrics"), JsonNode::asLong),
                        seconds(
                                message.path("tracked_responses"),
                                response -> response.path("ts").asLong()))
                .filter(second -> second > created && second - created < LONGEST_SECONDS)
                .mapToLong(second -> Duration.ofSeconds(second).toMillis())
                .max()
                .orElse(Row.NO_TIME);
    }

    private static Stream<Long> seconds(JsonNode times, ToLongFunction<JsonNode> second) {
        return StreamSupport.stream(times.spliterator(), false).map(second::applyAsLong);
    }
}
