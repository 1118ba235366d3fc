package io.tributary.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.testkit.worker.ConnectorIT;
import java.util.List;
import java.util.Map;

/** A simulated vendor, with rows, as {@link ConnectorIT} needs it. */
public interface VendorUnderTest extends AutoCloseable {
    /** The API that the connector reads. */
    SimulatedApi api();

    /** {@code api.url} and the credential, and what makes all tables come quickly. */
    Map<String, String> settings();

    /** The names of all tables. */
    List<String> tables();

    /** Every row that the topic of a table has to hold, by its record key; wire values, before they are typed. */
    Map<JsonNode, ObjectNode> truth(String table);

    /** Tables of which the vendor does not tell that rows are gone: their topics may hold more than the truth. */
    List<String> tablesThatKeepDeletedRows();

    /** Changes some rows and adds some, several of them at the same second. */
    void change();

    /** Begins to change rows all the time, {@code perSecond} of them; 0 ends it. */
    default void keepChanging(double perSecond) {
        if (perSecond > 0) {
            api().startChanging(perSecond);
        } else {
            api().stopChanging();
        }
    }

    /** Takes the right to read a table from the credential. */
    default void forbid(String table) {
        api().forbid(table);
    }

    /** Makes the credential that {@link #settings} names a wrong one. */
    void refuseCredential();

    @Override
    default void close() {
        api().close();
    }
}
