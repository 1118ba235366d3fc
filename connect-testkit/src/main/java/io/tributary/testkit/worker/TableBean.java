package io.tributary.testkit.worker;

import io.tributary.sandbox.kafka.ConnectWorker;
import java.io.IOException;
import java.util.List;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** Reads the MBean of a table over remote JMX. */
final class TableBean {
    private TableBean() {}

    /** An attribute of a table that runs on {@code worker}. */
    static Object attribute(ConnectWorker worker, String connector, String table, String attribute)
            throws IOException, JMException {
        return attributes(worker, connector, table, attribute).get(0);
    }

    /** Attributes of a table that runs on {@code worker}, in this order. */
    static List<Object> attributes(ConnectWorker worker, String connector, String table, String... attributes)
            throws IOException, JMException {
        try (JMXConnector jmx = worker.connectJmx()) {
            MBeanServerConnection beans = jmx.getMBeanServerConnection();
            ObjectName name =
                    new ObjectName("io.tributary.connect:type=table,connector=" + connector + ",table=" + table + ",*");
            ObjectName bean = beans.queryNames(name, null).iterator().next();
            return beans.getAttributes(bean, attributes).asList().stream()
                    .map(Attribute::getValue)
                    .toList();
        }
    }
}
