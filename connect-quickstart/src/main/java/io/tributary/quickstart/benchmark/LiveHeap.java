package io.tributary.quickstart.benchmark;

import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What a JVM keeps in its heap, by its MBeans. */
final class LiveHeap {
    private LiveHeap() {}

    /** Bytes in use after a full garbage collection, which this runs. */
    static long bytes(MBeanServerConnection server) {
        try {
            ObjectName memory = new ObjectName("java.lang:type=Memory");
            server.invoke(memory, "gc", null, null);
            return (long) ((CompositeData) server.getAttribute(memory, "HeapMemoryUsage")).get("used");
        } catch (IOException | JMException e) {
            throw new IllegalStateException("The JVM's heap cannot be read", e);
        }
    }
}
