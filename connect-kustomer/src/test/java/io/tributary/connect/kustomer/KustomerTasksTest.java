package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How tables and quota are distributed over tasks. */
class KustomerTasksTest {
    private static final Map<String, String> SETTINGS = Map.of("name", "k", "api.token", "t");

    @Test
    void singleTaskHasTheWholeQuota() {
        KustomerSourceConfig only = new KustomerSourceConfig(tasks(1).get(0));
        assertThat(only.taskShare()).isEqualTo(1.0);
        assertThat(only.requestsPerSecond()).isEqualTo(5.0);
    }

    @Test
    void tasksShareTablesAndQuota() {
        List<Map<String, String>> tasks = tasks(3);
        assertThat(tasks).hasSize(3);
        assertThat(tasks.stream()
                        .flatMap(task -> Arrays.stream(task.get("tables").split(",")))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(KustomerTables.NAMES.standard());
        double shares = tasks.stream()
                .map(KustomerSourceConfig::new)
                .mapToDouble(KustomerSourceConfig::taskShare)
                .sum();
        double requests = tasks.stream()
                .map(KustomerSourceConfig::new)
                .mapToDouble(KustomerSourceConfig::requestsPerSecond)
                .sum();
        assertThat(shares).isCloseTo(1.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(requests).isCloseTo(5.0, org.assertj.core.data.Offset.offset(1e-9));
    }

    private static List<Map<String, String>> tasks(int most) {
        KustomerSourceConnector connector = new KustomerSourceConnector();
        connector.start(new HashMap<>(SETTINGS));
        return connector.taskConfigs(most);
    }
}
