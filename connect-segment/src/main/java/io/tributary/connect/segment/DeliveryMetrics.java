package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the delivery metrics of each destination and source ("List Delivery Metrics Summary from Destination" of the Public
 * API reference): one object per pair, for a window that it does not contain.
 */
final class DeliveryMetrics implements Expansion {
    static final String ROW = "/data/deliveryMetricsSummary";

    private static final String SOURCE = "sourceId";
    private static final String DESTINATION = "destinationId";
    private static final String WINDOW = "window";

    private final DeliveryWindow window;
    private final InstantSource clock;
    private final GoneParents gone = GoneParents.ofMany();

    DeliveryMetrics(DeliveryWindow window, InstantSource clock) {
        this.window = window;
        this.clock = clock;
    }

    @Override
    public boolean isNeeded(ObjectNode row) {
        return Expansion.hasId(row);
    }

    @Override
    public ObjectNode parent(ObjectNode destination) {
        return destination.retain("id", SOURCE);
    }

    /** Each destination and source is one pair. */
    @Override
    public String identity(ObjectNode pair) {
        return "";
    }

    /** There is no time of change of metrics. */
    @Override
    public long time(ObjectNode pair) {
        return Row.NO_TIME;
    }

    @Override
    public long version(ObjectNode pair) {
        return Fingerprint.hash(
                pair.path("id").asText() + ' ' + pair.path(SOURCE).asText());
    }

    @Override
    public List<Row> read(List<ObjectNode> pairs, Requester requester, ChildRows rows) {
        return pairs.stream()
                .flatMap(pair -> gone.skip(() -> read(pair, requester)).stream())
                .map(rows::map)
                .toList();
    }

    private List<ObjectNode> read(ObjectNode pair, Requester requester) {
        Page<ObjectNode> page = requester.read(request(pair), RowReader.one(ROW, row -> row));
        page.rows().forEach(row -> complete(row, pair, page));
        return page.rows();
    }

    private ApiRequest request(ObjectNode pair) {
        ApiRequest request = ApiRequest.byId(
                        "/destinations/{}/delivery-metrics", pair.path("id").asText())
                .with(SOURCE, pair.path(SOURCE).asText())
                .withHeader(MediaTypes.HEADER, MediaTypes.BETA);
        return window.applyTo(request, clock.instant());
    }

    private static void complete(ObjectNode row, ObjectNode pair, Page<?> page) {
        row.set(SOURCE, pair.get(SOURCE));
        row.set(DESTINATION, pair.get("id"));
        row.set(WINDOW, Json.MAPPER.valueToTree(DeliveryWindow.headers(page)));
    }

    /**
     * The window of a row. It is in the record's headers, because in the row it would make every row look changed at each
     * sync.
     */
    static Map<String, String> takeWindow(ObjectNode row) {
        Map<String, String> headers = new TreeMap<>();
        row.path(WINDOW)
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        row.remove(WINDOW);
        return headers;
    }
}
