package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.TaskDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables spread over several tasks. */
class IntercomTasksTest extends SimulatedTask {

    @Test
    void threeTasksReadEveryTableOnceAndShareTheBudget() {
        open(few());
        IntercomSourceConnector connector = new IntercomSourceConnector();
        connector.start(intercom.connectorSettings());
        List<Map<String, String>> tasks = connector.taskConfigs(3);
        connector.stop();
        assertThat(tasks).hasSize(3);
        assertThat(tasks.stream()
                        .mapToDouble(task -> new IntercomSourceConfig(task).requestsPerSecond())
                        .sum())
                .isBetween(165.9, 166.1);
        List<String> names = new ArrayList<>();
        for (Map<String, String> task : tasks) {
            try (TaskDriver one = new TaskDriver(IntercomSourceConnector::new, task)) {
                one.set("intercom.deletes.interval.ms", "0").start().firstSync();
                for (String table : task.get("tables").split(",")) {
                    names.add(table);
                    assertThat(one.latest("intercom." + table)).as(table).isEqualTo(truth(table));
                }
            }
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(IntercomTables.NAMES.standard());
    }

    @Test
    void noMoreTasksThanTables() {
        open(few());
        IntercomSourceConnector connector = new IntercomSourceConnector();
        connector.start(intercom.connectorSettings());
        assertThat(connector.taskConfigs(50)).hasSize(11);
        assertThat(connector.taskConfigs(1)).hasSize(1);
        connector.stop();
    }
}
