package io.tributary.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.http.SimulationBuilder;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.simulators.segment.SimulatedSegment;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all simulated vendors have in common. */
class SimulationsTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    static Stream<Arguments> vendors() {
        return Stream.of(
                Arguments.argumentSet("Customer.io", SimulatedCustomerIo.builder(), "messages"),
                Arguments.argumentSet("Intercom", SimulatedIntercom.builder(), "conversation_parts"),
                Arguments.argumentSet("Kustomer", SimulatedKustomer.builder(), "messages"),
                Arguments.argumentSet("Listrak", SimulatedListrak.builder(), "message_opens"),
                Arguments.argumentSet("Segment", SimulatedSegment.builder(), "audit_events"));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void truthHasAsManyRowsAsAreCounted(SimulationBuilder<?> vendor) {
        try (SimulatedApi api = vendor.start()) {
            api.rowCounts()
                    .forEach((table, count) -> assertThat(api.truth(table))
                            .as(table)
                            .hasSize(count)
                            .isNotEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void rowsChangeAtARateUntilThatIsEnded(SimulationBuilder<?> vendor, String busy) {
        try (SimulatedApi api = vendor.start()) {
            int before = api.rowCounts().get(busy);
            api.startChanging(400);
            await().atMost(LIMIT).until(() -> api.rowCounts().get(busy) > before + 5);
            api.stopChanging();
            Map<String, Map<String, ObjectNode>> rest = rows(api);
            api.startChanging(400);
            await().atMost(LIMIT).until(() -> !rows(api).equals(rest));
            assertThat(api.violations()).isEmpty();
        }
    }

    private static Map<String, Map<String, ObjectNode>> rows(SimulatedApi api) {
        Map<String, Map<String, ObjectNode>> rows = new TreeMap<>();
        api.rowCounts().keySet().forEach(table -> rows.put(table, api.truth(table)));
        return rows;
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void connectorIsToldTheAddress(SimulationBuilder<?> vendor) {
        try (SimulatedApi api = vendor.start()) {
            assertThat(api.connectorSettings().get("api.url"))
                    .startsWith(api.baseUrl().toString());
        }
    }
}
