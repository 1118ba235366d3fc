package io.tributary.quickstart.benchmark;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * How much heap the threads of a JVM allocate, by its MBeans. What a thread allocates between the last look and its end is not
 * counted. For one thread.
 */
final class Allocation {
    private final MBeanServerConnection server;
    private final ObjectName threading;
    private final Map<Long, Long> before;
    private final Map<Long, Long> latest = new HashMap<>();

    private Allocation(MBeanServerConnection server, ObjectName threading) throws IOException, JMException {
        this.server = server;
        this.threading = threading;
        this.before = allocated();
    }

    /** Begins to count. */
    static Allocation from(MBeanServerConnection server) {
        try {
            return new Allocation(server, new ObjectName("java.lang:type=Threading"));
        } catch (IOException | JMException e) {
            throw unreadable(e);
        }
    }

    /** Looks at all threads: the more often, the less is missed of those that end. */
    void look() {
        try {
            latest.putAll(allocated());
        } catch (IOException | JMException e) {
            throw unreadable(e);
        }
    }

    /** Bytes allocated from the beginning to the last look. */
    long bytes() {
        return latest.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    /** Bytes by thread, of the threads that live. */
    private Map<Long, Long> allocated() throws IOException, JMException {
        long[] threads = (long[]) server.getAttribute(threading, "AllThreadIds");
        long[] bytes = (long[]) server.invoke(
                threading, "getThreadAllocatedBytes", new Object[] {threads}, new String[] {long[].class.getName()});
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < threads.length; i++) {
            if (bytes[i] >= 0) {
                allocated.put(threads[i], bytes[i]);
            }
        }
        return allocated;
    }

    private static IllegalStateException unreadable(Exception cause) {
        return new IllegalStateException("The JVM's threads cannot be read", cause);
    }
}
