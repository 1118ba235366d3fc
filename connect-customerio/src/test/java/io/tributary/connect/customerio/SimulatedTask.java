package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.CustomerIoBuilder;
import io.tributary.simulators.customerio.CustomerIoWorkspace;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.testkit.contract.TaskTest;
import java.time.Duration;
import java.util.function.Consumer;

/** Base of tests that run the real task against a simulated Customer.io. */
abstract class SimulatedTask extends TaskTest {
    static final String SEARCH = "POST /v1/customers";
    static final String ATTRIBUTES = "POST /v1/customers/attributes";
    static final String MESSAGES = "GET /v1/messages";
    static final String ACTIVITIES = "GET /v1/activities";
    static final String SUPPRESSIONS = "GET /v1/esp/suppression/{type}";

    SimulatedCustomerIo customerIo;

    SimulatedTask() {
        super(new CustomerIoKit(), new Truth());
    }

    /** A workspace with a few rows of every table. */
    static CustomerIoBuilder few() {
        return SimulatedCustomerIo.builder().rows(45).size("newsletters", 12);
    }

    /** Opens the workspace. The task is not started yet. */
    void open(CustomerIoBuilder workspace) {
        customerIo = workspace.start();
        open(customerIo, customerIo.connectorSettings());
        driver.set("requests.per.second", "0");
    }

    CustomerIoWorkspace workspace() {
        return customerIo.workspace();
    }

    String first(String table) {
        return workspace().ids(table).get(0);
    }

    /** Advances the clocks of Customer.io and of the worker. */
    void pass(Duration time) {
        customerIo.clock().advance(time);
        driver.advance(time);
    }

    long now() {
        return customerIo.clock().seconds();
    }

    /** Seconds of so many days before now. */
    long daysAgo(long days) {
        return now() - Duration.ofDays(days).toSeconds();
    }

    /** Gives a row another time, and thus another place in its list. */
    void created(String table, String field, String id, long second) {
        workspace().update(table, id, row -> row.put(field, second));
    }

    static Consumer<ObjectNode> named(String name) {
        return row -> row.put("name", name);
    }
}
