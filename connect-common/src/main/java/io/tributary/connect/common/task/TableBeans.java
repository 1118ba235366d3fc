package io.tributary.connect.common.task;

import io.tributary.connect.common.metrics.TableMetrics;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<ObjectName, TableBean> registered = new HashMap<>();

    TableBeans(String vendor, String connector, String task) {
        this.vendor = vendor;
        this.connector = connector;
        this.task = task;
    }

    /** Registers a table's MBean. Replaces the one of a task that did not end cleanly. */
    void register(String table, TableMetrics metrics) {
        try {
            ObjectName name = name(table);
            TableBean bean = new TableBean(metrics);
            replace(name, bean);
            registered.put(name, bean);
        } catch (JMException e) {
            log.warn("Table {}: cannot register its MBean, so JMX does not show its metrics", table, e);
        }
    }

    private void replace(ObjectName name, TableBean bean) throws JMException {
        synchronized (TableBeans.class) {
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            server.registerMBean(bean, name);
        }
    }

    /** Whether Connect has paused the task. Connect does not notify the task, but has an MBean with the status. */
    boolean isPaused() {
        try {
            ObjectName worker = new ObjectName("kafka.connect:type=connector-task-metrics,connector=%s,task=%s"
                    .formatted(asConnectDoes(connector), task));
            return server.isRegistered(worker) && "paused".equals(server.getAttribute(worker, "status"));
        } catch (JMException e) {
            log.trace("Cannot read the status of the task from Connect's MBean", e);
            return false;
        }
    }

    /** The name, with its properties in the order that exporters' patterns expect. */
    private ObjectName name(String table) throws JMException {
        return new ObjectName("%s:type=table,vendor=%s,connector=%s,task=%s,table=%s"
                .formatted(DOMAIN, vendor, quoted(connector), task, table));
    }

    /** Quotes a connector name that contains characters not allowed in an object name. */
    private static String quoted(String text) {
        return text.matches("[\\w.-]+") ? text : ObjectName.quote(text);
    }

    /** Kafka quotes fewer names in its MBeans. */
    private static String asConnectDoes(String text) {
        return text.matches("[\\w%. \\t-]*") ? text : ObjectName.quote(text);
    }

    @Override
    public void close() {
        registered.forEach(this::unregister);
        registered.clear();
    }

    /** Unregisters the MBean, unless the successor of a stalled task has taken its name. */
    private void unregister(ObjectName name, TableBean bean) {
        synchronized (TableBeans.class) {
            if (bean.isRegistered()) {
                remove(name);
            }
        }
    }

    private void remove(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            log.warn("Cannot unregister the MBean {}", name, e);
        }
    }
}
