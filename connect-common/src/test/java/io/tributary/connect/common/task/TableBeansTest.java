package io.tributary.connect.common.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.metrics.TableMetrics;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class TableBeansTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final String connector = "beans-" + UUID.randomUUID();

    /** The part of Connect's own task MBean that is read. */
    public interface Status {
        String getstatus();
    }

    private ObjectName name() throws JMException {
        return new ObjectName(
                "io.tributary.connect:type=table,vendor=toy,connector=" + connector + ",task=0,table=rows");
    }

    private TableBeans beans() {
        return new TableBeans("toy", connector, "0");
    }

    @Test
    void stalledTaskLeavesTheMBeansOfItsSuccessor() throws JMException {
        TableBeans stalled = beans();
        TableBeans successor = beans();
        stalled.register("rows", new TableMetrics());
        successor.register("rows", new TableMetrics());
        stalled.close();
        assertThat(server.isRegistered(name())).isTrue();
        successor.close();
        assertThat(server.isRegistered(name())).isFalse();
    }

    @Test
    void mbeanThatSomeoneElseRemovedIsNotAnError() throws JMException {
        TableBeans beans = beans();
        beans.register("rows", new TableMetrics());
        server.unregisterMBean(name());
        beans.close();
        assertThat(server.isRegistered(name())).isFalse();
    }

    @Test
    void everyAttributeHasADescription() throws JMException {
        try (TableBeans beans = beans()) {
            beans.register("rows", new TableMetrics());
            assertThat(server.getMBeanInfo(name()).getAttributes())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(attribute -> assertThat(attribute.getDescription())
                            .as(attribute.getName())
                            .contains(" ")
                            .isNotEqualTo(attribute.getName()));
        }
    }

    @Test
    void stateIsPausedWhileConnectReportsIt() throws JMException {
        ObjectName worker =
                new ObjectName("kafka.connect:type=connector-task-metrics,connector=" + connector + ",task=0");
        String[] status = {"running"};
        server.registerMBean(new StandardMBean((Status) () -> status[0], Status.class), worker);
        try (TableBeans beans = beans()) {
            beans.register("rows", new TableMetrics(beans::isPaused));
            assertThat(server.getAttribute(name(), "State")).isEqualTo("WAITING");
            status[0] = "paused";
            assertThat(server.getAttribute(name(), "State")).isEqualTo("PAUSED");
            server.unregisterMBean(worker);
            assertThat(server.getAttribute(name(), "State")).isEqualTo("WAITING");
        }
    }
}
