package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a message that was created at 1,700,000,000 last changed. */
class MessageTimesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"metrics\":{\"created\":1700000000,\"sent\":1700000005,\"opened\":1700090000}}; 1700090000",
                "{\"metrics\":{\"sent\":1700000005,\"human_opened\":2,\"prefetch_opened\":1}}; 1700000005",
                "{\"metrics\":{\"sent\":\"1700000005\"}}; 1700000005",
                "{\"metrics\":{\"sent\":1700000005,\"opened\":1700090000000}}; 1700000005",
                "{\"metrics\":{\"sent\":1700000005},\"tracked_responses\":{\"yes\":{\"id\":9,\"ts\":1700000900}}}; 1700000900"
            })
    void isTheNewestTimeInTheMessage(String message, long second) {
        assertThat(MessageTimes.changed(created(message))).isEqualTo(second * 1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}",
                "{\"metrics\":null}",
                "{\"metrics\":[]}",
                "{\"metrics\":\"none\",\"tracked_responses\":5}",
                "{\"metrics\":{\"sent\":\"yesterday\",\"opened\":null,\"clicked\":{}}}",
                "{\"metrics\":{\"sent\":99999999999,\"opened\":-5}}"
            })
    void isUnknownWithoutATimeAfterCreation(String message) {
        assertThat(MessageTimes.changed(created(message))).isEqualTo(Row.NO_TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "-9000000000000000000", "\"yesterday\"", "{}", "1e30"})
    void isUnknownWithoutATimeOfCreation(String created) {
        ObjectNode message = created("{\"metrics\":{\"sent\":1700000005,\"opened\":9000000000000000000}}");
        message.set("created", Json.parse(created));
        assertThat(MessageTimes.changed(message)).isEqualTo(Row.NO_TIME);
    }

    private static ObjectNode created(String message) {
        return ((ObjectNode) Json.parse(message)).put("created", 1_700_000_000);
    }
}
