package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.intercom.IntercomBuilder;
import io.tributary.simulators.intercom.IntercomWorkspace;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.testkit.contract.TaskTest;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;

/** Base of tests that run the real task against a simulated Intercom. */
abstract class SimulatedTask extends TaskTest {
    /** Tests that check the log and tests that write to it must not run in parallel. */
    static final String PARTS_WARNINGS = "warnings of parts";

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

    /** Opens the workspace. The task is not started yet, and will run no key walks. */
    void open(IntercomBuilder workspace) {
        intercom = workspace.start();
        open(intercom, intercom.connectorSettings());
        driver.set("intercom.deletes.interval.ms", "0");
    }

    /** Reads the standard tables, as by default, and returns their names. */
    String[] standardTables() {
        String[] names = IntercomTables.NAMES.standard().toArray(String[]::new);
        tables(names);
        return names;
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
