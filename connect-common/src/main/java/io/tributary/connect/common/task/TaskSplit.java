package io.tributary.connect.common.task;

import io.tributary.connect.common.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Distributes tables over tasks so that each has about the same work: heaviest table first, each to the least loaded task. */
final class TaskSplit {

    private TaskSplit() {}

    /** At most {@code maxTasks} groups. None is empty, and every table is in one group. */
    static List<List<Table>> split(List<Table> tables, int maxTasks) {
        List<List<Table>> groups = Stream.generate(() -> (List<Table>) new ArrayList<Table>())
                .limit(Math.min(maxTasks, tables.size()))
                .toList();
        tables.stream()
                .sorted(Comparator.comparingInt(Table::weight).reversed())
                .forEach(table -> leastLoaded(groups).add(table));
        return groups;
    }

    private static List<Table> leastLoaded(List<List<Table>> groups) {
        return groups.stream().min(Comparator.comparingInt(TaskSplit::weight)).orElseThrow();
    }

    /** The share of the requests that these tables are expected to need. */
    static int weight(List<Table> tables) {
        return tables.stream().mapToInt(Table::weight).sum();
    }
}
