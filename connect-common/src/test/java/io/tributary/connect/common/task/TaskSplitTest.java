package io.tributary.connect.common.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskSplitTest {

    @Test
    void heavyTablesGetTasksOfTheirOwn() {
        assertThat(weights(TaskSplit.split(tables(10, 1, 1, 1, 5), 2)))
                .containsExactly(List.of(10), List.of(5, 1, 1, 1));
    }

    @Test
    void noTaskIsEmpty() {
        assertThat(TaskSplit.split(tables(1, 2), 5)).hasSize(2).noneMatch(List::isEmpty);
        assertThat(TaskSplit.split(tables(1, 2), 1)).hasSize(1);
    }

    @Test
    void everyTableIsInOneTask() {
        List<Table> tables = tables(3, 3, 3, 3, 3, 3, 3);
        assertThat(TaskSplit.split(tables, 3).stream().flatMap(List::stream).toList())
                .containsExactlyInAnyOrderElementsOf(tables);
    }

    private static List<List<Integer>> weights(List<List<Table>> groups) {
        return groups.stream()
                .map(group -> group.stream().map(Table::weight).toList())
                .toList();
    }

    private static List<Table> tables(int... weights) {
        Snapshot list = Snapshot.of(ApiRequest.get("/x"), Paginator.SINGLE);
        return IntStream.range(0, weights.length)
                .mapToObj(i -> Table.named("t" + i).weight(weights[i]).replicate(list))
                .toList();
    }
}
