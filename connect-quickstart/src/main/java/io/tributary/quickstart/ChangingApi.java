package io.tributary.quickstart;

import io.tributary.simulators.http.SimulatedApi;
import java.util.Map;
import java.util.TreeMap;

/** A simulated API whose rows keep changing, slowly enough to watch. */
final class ChangingApi implements SimulatedVendor {
    private static final double CHANGES_PER_SECOND = 2;

    private final SimulatedApi api;

    /**
     * @param api a started API, which is closed together with this object
     */
    ChangingApi(SimulatedApi api) {
        this.api = api;
        api.startChanging(CHANGES_PER_SECOND);
    }

    @Override
    public String baseUrl() {
        return api.connectorSettings().get("api.url");
    }

    @Override
    public Map<String, String> settings() {
        return api.connectorSettings();
    }

    @Override
    public Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        api.rowCounts().forEach((table, count) -> rows.put(table, count.longValue()));
        return rows;
    }

    @Override
    public void close() {
        api.close();
    }
}
