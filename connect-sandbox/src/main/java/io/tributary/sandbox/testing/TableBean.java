package io.tributary.sandbox.testing;

import io.tributary.sandbox.kafka.ConnectWorker;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** The MBean of a table, read from outside of the worker. */
final class TableBean {
    private TableBean() {}

    /** An attribute of a table that runs on {@code worker}. */
    static Object attribute(ConnectWorker worker, String connector, String table, String attribute)
            throws IOException, JMException {
        try (JMXConnector jmx = worker.connectJmx()) {
            MBeanServerConnection beans = jmx.getMBeanServerConnection();
            ObjectName name =
                    new ObjectName("io.tributary.connect:type=table,connector=" + connector + ",table=" + table + ",*");
            return beans.getAttribute(beans.queryNames(name, null).iterator().next(), attribute);
        }
    }
}
