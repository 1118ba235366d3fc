package io.tributary.connect.common.task;

import io.tributary.connect.common.metrics.Description;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.metrics.TableMetricsMXBean;
import java.util.Arrays;
import java.util.Objects;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.StandardMBean;

/** The MBean of a table, with attribute descriptions. It knows whether it is still registered. */
final class TableBean extends StandardMBean {
    private volatile boolean registered;

    TableBean(TableMetrics metrics) {
        super(metrics, TableMetricsMXBean.class, true);
    }

    /** Whether it is registered, and no other MBean has taken its name. */
    boolean isRegistered() {
        return registered;
    }

    @Override
    public void postRegister(Boolean done) {
        super.postRegister(done);
        registered = done;
    }

    @Override
    public void postDeregister() {
        super.postDeregister();
        registered = false;
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return "One table of a connector's task. Counts start when the task starts.";
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return Arrays.stream(TableMetricsMXBean.class.getMethods())
                .filter(getter -> getter.getName().equals("get" + info.getName()))
                .map(getter -> getter.getAnnotation(Description.class))
                .filter(Objects::nonNull)
                .map(Description::value)
                .findFirst()
                .orElse(info.getName());
    }
}
