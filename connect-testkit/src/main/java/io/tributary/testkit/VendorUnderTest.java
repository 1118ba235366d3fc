package io.tributary.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.SimulatedApi;
import java.util.List;
import java.util.Map;

/** A simulated vendor with rows, which a test can change. */
public interface VendorUnderTest extends AutoCloseable {
    /** The API that the connector reads. */
    SimulatedApi api();

    /** {@code api.url}, the credential, and settings that make syncs fast. */
    Map<String, String> settings();

    /** The names of all tables. */
    List<String> tables();

    /** Every row that the topic of a table must contain, by its record key. Values are as on the wire. */
    Map<JsonNode, ObjectNode> truth(String table);

    /** Tables whose vendor does not report deleted rows: their topics may contain more than {@link #truth}. */
    List<String> tablesThatKeepDeletedRows();

    /** Changes and adds some rows, several of them in the same second. */
    void change();

    /** Starts to change rows continuously, {@code perSecond} of them. 0 stops it. */
    default void keepChanging(double perSecond) {
        if (perSecond > 0) {
            api().startChanging(perSecond);
        } else {
            api().stopChanging();
        }
    }

    /** Revokes the credential's permission to read a table. */
    default void forbid(String table) {
        api().forbid(table);
    }

    /** Makes the API refuse the credential in {@link #settings}. */
    void refuseCredential();

    @Override
    default void close() {
        api().close();
    }
}
