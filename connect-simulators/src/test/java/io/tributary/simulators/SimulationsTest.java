package io.tributary.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.SimulatedApi;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Common behavior of all simulated vendors. */
class SimulationsTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final int ROWS = 200;

    @ParameterizedTest
    @FieldSource("io.tributary.simulators.VendorRegistry#ALL")
    void truthHasAsManyRowsAsRowCounts(RegisteredVendor vendor) {
        try (SimulatedApi api = start(vendor)) {
            api.rowCounts()
                    .forEach((table, count) -> assertThat(api.truth(table))
                            .as(table)
                            .hasSize(count)
                            .isNotEmpty());
        }
    }

    @ParameterizedTest
    @FieldSource("io.tributary.simulators.VendorRegistry#ALL")
    void changesRowsUntilStopped(RegisteredVendor vendor) {
        try (SimulatedApi api = start(vendor)) {
            Map<String, Integer> before = api.rowCounts();
            api.startChanging(400);
            await().atMost(LIMIT)
                    .until(() -> api.rowCounts().entrySet().stream()
                            .anyMatch(table -> table.getValue() > before.get(table.getKey()) + 5));
            api.stopChanging();
            Map<String, Map<String, ObjectNode>> rest = rows(api);
            api.startChanging(400);
            await().atMost(LIMIT).until(() -> !rows(api).equals(rest));
            assertThat(api.violations()).isEmpty();
        }
    }

    private static SimulatedApi start(RegisteredVendor vendor) {
        return vendor.simulation().apply(ROWS).start();
    }

    private static Map<String, Map<String, ObjectNode>> rows(SimulatedApi api) {
        Map<String, Map<String, ObjectNode>> rows = new TreeMap<>();
        api.rowCounts().keySet().forEach(table -> rows.put(table, api.truth(table)));
        return rows;
    }

    @ParameterizedTest
    @FieldSource("io.tributary.simulators.VendorRegistry#ALL")
    void providesTheConnectorsSettings(RegisteredVendor vendor) {
        try (SimulatedApi api = start(vendor)) {
            assertThat(api.connectorSettings().get("api.url"))
                    .startsWith(api.baseUrl().toString());
            assertThat(api.connectorSettings()).containsAllEntriesOf(vendor.simulatedCredentials());
        }
    }
}
