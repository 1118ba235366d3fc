package io.tributary.systemtests.chaos;

import static io.tributary.systemtests.chaos.Changes.some;
import static io.tributary.systemtests.chaos.Changes.times;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.CustomerIoWorkspace;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.http.SimulatedApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes in a Customer.io workspace. */
final class CustomerIoChanges implements Changes {
    private static final int BURST = 8;
    private static final int FEWEST = 4;
    private static final int WATCHED = 40;
    private static final List<String> NAMED = List.of(
            "broadcasts",
            "campaigns",
            "collections",
            "newsletters",
            "reporting_webhooks",
            "segments",
            "sender_identities",
            "topics",
            "transactional_messages",
            "types",
            "workspaces");
    /** Tables whose rows have no name to change. */
    private static final List<String> OTHERS = List.of("exports", "ip_addresses");

    private static final List<String> WITH_KEYS_OF_THE_USER = List.of("snippets", "eps_suppression");

    private final CustomerIoWorkspace workspace;
    private final List<String> sent = new ArrayList<>();
    private final Map<String, List<ObjectNode>> gone = new HashMap<>();

    CustomerIoChanges(SimulatedApi api) {
        this.workspace = ((SimulatedCustomerIo) api).workspace();
        WITH_KEYS_OF_THE_USER.forEach(table -> gone.put(table, new ArrayList<>()));
    }

    @Override
    public void make(Draw draw, String mark) {
        switch (draw.below(12)) {
            case 0, 1 -> times(draw, BURST, () -> sent.add(workspace.add("messages")));
            case 2 -> openMessages(draw, mark);
            case 3 -> times(draw, BURST, () -> workspace.add("activities"));
            case 4 -> update(draw.of(NAMED), "name", draw, mark);
            case 5 -> update("snippets", "value", draw, mark);
            case 6 -> update("eps_suppression", "reason", draw, mark);
            case 7 -> changePeople(draw, mark);
            case 8 -> times(draw, 3, () -> workspace.add(draw.chance(50) ? "customers" : "eps_suppression"));
            case 9 -> workspace.add(draw.of(draw.chance(80) ? NAMED : OTHERS));
            case 10 -> delete(draw);
            default -> restore(draw.of(WITH_KEYS_OF_THE_USER), draw, mark);
        }
    }

    /** Messages change for some days. Older ones do not. */
    private void openMessages(Draw draw, String mark) {
        List<String> latest = sent.subList(Math.max(0, sent.size() - WATCHED), sent.size());
        some(draw, latest, BURST)
                .forEach(id -> workspace.update("messages", id, row -> {
                    row.put("subject", mark);
                    row.withObjectProperty("metrics")
                            .put("opened", row.path("created").asLong());
                }));
    }

    private void update(String table, String field, Draw draw, String mark) {
        some(draw, workspace.ids(table), 3).forEach(id -> workspace.update(table, id, row -> row.put(field, mark)));
    }

    private void changePeople(Draw draw, String mark) {
        some(draw, workspace.ids("customers"), BURST)
                .forEach(id -> workspace.update(
                        "customers",
                        id,
                        row -> row.withObject("/customer/identifiers").put("email", mark)));
    }

    private void delete(Draw draw) {
        List<String> tables = new ArrayList<>(NAMED);
        tables.addAll(OTHERS);
        tables.addAll(WITH_KEYS_OF_THE_USER);
        tables.add("customers");
        String table = draw.of(tables);
        List<String> ids = workspace.ids(table);
        if (ids.size() > FEWEST) {
            String id = draw.of(ids);
            gone.getOrDefault(table, new ArrayList<>()).add(workspace.row(table, id));
            workspace.delete(table, id);
        }
    }

    /** Adds a row with a deleted key. */
    private void restore(String table, Draw draw, String mark) {
        List<ObjectNode> rows = gone.get(table);
        if (!rows.isEmpty()) {
            ObjectNode row = rows.remove(draw.below(rows.size()));
            workspace.put(table, row.put(table.equals("snippets") ? "value" : "reason", mark));
        }
    }
}
