package io.tributary.systemtests.chaos;

import static io.tributary.systemtests.chaos.Changes.some;
import static io.tributary.systemtests.chaos.Changes.times;

import io.tributary.simulators.data.Draw;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.segment.SegmentWorkspace;
import io.tributary.simulators.segment.SimulatedSegment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Changes in a Segment workspace, including its traffic. */
final class SegmentChanges implements Changes {
    private static final int BURST = 8;
    private static final int FEWEST = 4;
    private static final List<String> NAMED = List.of(
            "sources",
            "destinations",
            "destination_subscriptions",
            "users",
            "groups",
            "transformations",
            "roles",
            "tracking_plans",
            "spaces",
            "audiences");
    private static final List<String> CATALOGS =
            List.of("catalog_sources", "catalog_destinations", "catalog_warehouses");
    private static final List<String> GROWING = List.of(
            "users", "groups", "transformations", "destinations", "sources", "warehouses", "tracking_plans", "spaces");

    private final SimulatedSegment segment;
    private final SegmentWorkspace workspace;

    SegmentChanges(SimulatedApi api) {
        this.segment = (SimulatedSegment) api;
        this.workspace = segment.workspace();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("tasks.max", "3", "snapshot.interval.ms", "2000");
    }

    @Override
    public void make(Draw draw, String mark) {
        switch (draw.below(13)) {
            case 0, 1 -> rename(draw.of(NAMED), BURST, draw, mark);
            case 2 -> rename(draw.of(CATALOGS), 1, draw, mark);
            case 3 -> changeWarehouse(draw, mark);
            case 4, 5 -> workspace.add(draw.of(GROWING));
            case 6 -> workspace.addUserFirst();
            case 7 -> delete(draw.of(GROWING), draw);
            case 8 -> connect(draw);
            case 9 -> deliver(draw);
            case 10 -> countCalls(draw);
            default -> addEventsOfOneSecond(draw);
        }
    }

    private void rename(String table, int max, Draw draw, String mark) {
        some(draw, workspace.keys(table), max)
                .forEach(key -> workspace.update(table, key, row -> row.put("name", mark)));
    }

    private void changeWarehouse(Draw draw, String mark) {
        some(draw, workspace.keys("warehouses"), 1)
                .forEach(key -> workspace.update(
                        "warehouses",
                        key,
                        row -> row.withObjectProperty("settings").put("name", mark)));
    }

    private void delete(String table, Draw draw) {
        List<String> keys = workspace.keys(table);
        if (keys.size() > FEWEST) {
            workspace.delete(table, draw.of(keys));
        }
    }

    /** Connects a source to a warehouse, or disconnects it. The row always has the same key. */
    private void connect(Draw draw) {
        String source = draw.of(workspace.keys("sources"));
        String warehouse = draw.of(workspace.keys("warehouses"));
        if (isConnected(source, warehouse)) {
            workspace.disconnect(source, warehouse);
        } else {
            workspace.connect(source, warehouse);
        }
    }

    private boolean isConnected(String source, String warehouse) {
        return segment.truth("source_connected_warehouses").containsKey(source + ' ' + warehouse);
    }

    private void deliver(Draw draw) {
        some(draw, workspace.keys("destinations"), 4).forEach(key -> {
            String[] pair = key.split(" ");
            workspace.deliver(pair[0], pair[1], 1 + draw.below(100));
        });
    }

    private void countCalls(Draw draw) {
        workspace.addUsage(workspace.today(), draw.of(workspace.countedSources()), 6 + draw.below(500));
    }

    private void addEventsOfOneSecond(Draw draw) {
        Instant now = segment.clock().instant();
        times(draw, BURST, () -> workspace.addEvent(now));
    }
}
