package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Row;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds when a message last changed: the newest time in {@code metrics} and {@code tracked_responses}. Values that are not
 * a number of seconds, before the message's creation (such as counts) or many years after it are ignored.
 */
final class MessageTimes {
    /** How long after its time a change may show up. */
    static final Duration SETTLING = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(3650);

    private MessageTimes() {}

    /** The time in epoch ms. {@link Row#NO_TIME} if the message has none. */
    static long changed(ObjectNode message) {
        long created = Row.timeOfSeconds(message.path("created"));
        if (created == Row.NO_TIME) {
            return Row.NO_TIME;
        }
        Stream<JsonNode> responses = elements(message.path("tracked_responses")).map(response -> response.path("ts"));
        return Stream.concat(elements(message.path("metrics")), responses)
                .mapToLong(Row::timeOfSeconds)
                .filter(time -> time > created && time - created < LONGEST.toMillis())
                .max()
                .orElse(Row.NO_TIME);
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
