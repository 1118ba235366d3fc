package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A port of the loopback interface on which a process exposes its MBeans to everyone on this machine. */
record JmxPort(int number) {

    /** A port that is currently free. */
    static JmxPort free() {
        return new JmxPort(LoopbackPorts.free());
    }

    /** The JVM options that open the port. */
    List<String> options() {
        String prefix = "-Dcom.sun.management.jmxremote.";
        return List.of(
                prefix + "port=" + number,
                prefix + "rmi.port=" + number,
                prefix + "host=127.0.0.1",
                prefix + "authenticate=false",
                prefix + "ssl=false",
                "-Djava.rmi.server.hostname=127.0.0.1");
    }

    /** Connects to the port. The caller closes the connection. */
    JMXConnector connect() throws IOException {
        String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + number + "/jmxrmi";
        return JMXConnectorFactory.connect(new JMXServiceURL(url), Map.of());
    }
}
