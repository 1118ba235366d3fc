package io.tributary.connect.listrak;

import static io.tributary.testkit.contract.RequestNeed.of;
import static io.tributary.testkit.contract.RequestNeed.one;

import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.contract.RequestNeed;
import io.tributary.testkit.contract.RequestsContract;
import io.tributary.testkit.contract.TableRequests;
import java.util.LinkedHashMap;
import java.util.Map;

/** Listrak's part of the page about requests. */
class ListrakRequestsContractTest extends RequestsContract {
    private static final int LISTS = 3;
    private static final int MESSAGES = 30;

    private SimulatedListrak listrak;

    ListrakRequestsContractTest() {
        super("Listrak", new ListrakKit(), new Truth());
    }

    @Override
    protected SimulatedApi vendor() {
        listrak = SimulatedListrak.builder()
                .lists(LISTS)
                .contacts(3000)
                .messages(MESSAGES)
                .recipients(3000)
                .events(1500)
                .start();
        return listrak;
    }

    @Override
    protected Map<String, TableRequests> requests() {
        Map<String, TableRequests> tables = new LinkedHashMap<>();
        listrak.rowCounts().forEach((table, rows) -> tables.put(table, TableRequests.whole(rows + " rows", one())));
        return tables;
    }
}
