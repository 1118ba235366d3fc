package io.tributary.systemtests.chaos;

import static io.tributary.systemtests.chaos.Changes.some;
import static io.tributary.systemtests.chaos.Changes.times;

import io.tributary.simulators.data.Draw;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.kustomer.KustomerWorkspace;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import java.util.List;
import java.util.Map;

/** Changes in a Kustomer organization. */
final class KustomerChanges implements Changes {
    private static final int BURST = 12;
    private static final int FEWEST = 4;
    private static final List<String> SEARCHED = List.of("conversations", "customers", "kobjects", "messages", "notes");
    private static final List<String> LISTED = List.of("shortcuts", "tags", "teams", "users");

    private final SimulatedKustomer kustomer;
    private final KustomerWorkspace workspace;

    KustomerChanges(SimulatedApi api) {
        this.kustomer = (SimulatedKustomer) api;
        this.workspace = kustomer.workspace();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("kustomer.overlap.seconds", "5");
    }

    @Override
    public void make(Draw draw, String mark) {
        switch (draw.below(10)) {
            case 0, 1, 2 -> update(draw.of(SEARCHED), "externalId", BURST, draw, mark);
            case 3 -> update(draw.of(LISTED), "name", 2, draw, mark);
            case 4, 5 -> addAtOneMoment(draw.of(SEARCHED), draw);
            case 6 -> workspace.add(draw.of(LISTED));
            case 7 -> delete(draw.of(SEARCHED), draw);
            case 8 -> delete(draw.of(LISTED), draw);
            default -> takeFromList(draw.of(LISTED), draw);
        }
    }

    private List<String> present(String table) {
        return List.copyOf(kustomer.truth(table).keySet());
    }

    private void update(String table, String attribute, int max, Draw draw, String mark) {
        workspace.updateAll(
                table,
                some(draw, present(table), max),
                row -> KustomerWorkspace.attributes(row).put(attribute, mark));
    }

    private void addAtOneMoment(String table, Draw draw) {
        long now = kustomer.clock().millis();
        times(draw, BURST, () -> workspace.addAt(table, now));
    }

    private void delete(String table, Draw draw) {
        List<String> ids = present(table);
        if (ids.size() > FEWEST) {
            some(draw, ids, 2).forEach(id -> workspace.delete(table, id));
        }
    }

    /** Removes a row from a list without reporting it as deleted. */
    private void takeFromList(String table, Draw draw) {
        List<String> ids = present(table);
        if (ids.size() > FEWEST) {
            workspace.remove(table, draw.of(ids));
        }
    }
}
