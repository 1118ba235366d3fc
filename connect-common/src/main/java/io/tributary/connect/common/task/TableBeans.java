package io.tributary.connect.common.task;

import io.tributary.connect.common.sync.TableMetrics;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MBeans of a task's tables: {@code io.tributary.connect:type=table,vendor=…,connector=…,task=…,table=…}. */
final class TableBeans implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TableBeans.class);
    private static final String DOMAIN = "io.tributary.connect";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String vendor;
    private final String connector;
    private final String task;
    private final List<ObjectName> registered = new ArrayList<>();

    TableBeans(String vendor, String connector, String task) {
        this.vendor = vendor;
        this.connector = connector;
        this.task = task;
    }

    /** Shows a table's counts; replaces those of a task that did not end cleanly. */
    void register(String table, TableMetrics metrics) {
        try {
            ObjectName name = name(table);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            server.registerMBean(metrics, name);
            registered.add(name);
        } catch (JMException e) {
            log.warn("Table {}: its counts are not shown by JMX", table, e);
        }
    }

    /** With its properties in this order, by which exporters' patterns read them. */
    private ObjectName name(String table) throws JMException {
        return new ObjectName("%s:type=table,vendor=%s,connector=%s,task=%s,table=%s"
                .formatted(DOMAIN, vendor, quoted(connector), task, table));
    }

    /** A connector's name may hold what an object name may not. */
    private static String quoted(String text) {
        return text.matches("[\\w.-]+") ? text : ObjectName.quote(text);
    }

    @Override
    public void close() {
        registered.forEach(this::unregister);
        registered.clear();
    }

    private void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            log.debug("{} is gone already", name);
        } catch (JMException e) {
            log.warn("{} stays registered", name, e);
        }
    }
}
