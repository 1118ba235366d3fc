package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.intercom.IntercomBuilder;
import io.tributary.simulators.intercom.IntercomWorkspace;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.testkit.contract.TaskTest;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;

/** What tests of the real task against a simulated Intercom share. */
abstract class SimulatedTask extends TaskTest {
    /** Who looks at the log, and who fills it, cannot run side by side. */
    static final String WARNINGS_OF_PARTS = "warnings of parts";

    static final String CONTACT_SEARCH = "POST /contacts/search";
    static final String CONVERSATION_SEARCH = "POST /conversations/search";
    static final String CONVERSATION = "GET /conversations/{id}";
    static final String SCROLL = "GET /companies/scroll";

    SimulatedIntercom intercom;
    private String version = Truth.NEWEST_VERSION;

    SimulatedTask() {
        super(new IntercomKit(), new Truth());
    }

    /** A workspace with a few rows of every table. */
    static IntercomBuilder few() {
        return SimulatedIntercom.builder()
                .contacts(25)
                .companies(12)
                .conversations(10)
                .parts(40, 0)
                .tags(12)
                .customAttributes(3);
    }

    /** Opens the workspace; the task that will read it is not started yet, and will not walk for deleted rows. */
    void open(IntercomBuilder workspace) {
        intercom = workspace.start();
        open(intercom, intercom.connectorSettings());
        driver.set("intercom.deletes.interval.ms", "0");
    }

    void version(String name) {
        version = name.equals("Preview") ? Truth.NEWEST_VERSION : name;
        driver.set("intercom.version", name);
    }

    @Override
    protected Map<Struct, Struct> truth(String table) {
        return new Truth(version).rows(table, intercom.truth(table, version).values());
    }

    IntercomWorkspace workspace() {
        return intercom.workspace();
    }

    static Consumer<ObjectNode> named(String name) {
        return row -> row.put("name", name);
    }
}
