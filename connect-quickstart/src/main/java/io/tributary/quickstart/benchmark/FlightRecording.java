package io.tributary.quickstart.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** A recording of a JVM by its flight recorder. */
final class FlightRecording {
    private static final String NAME = "name=benchmark";

    private final MBeanServerConnection server;

    private FlightRecording(MBeanServerConnection server) {
        this.server = server;
    }

    /** Begins to record. */
    static FlightRecording start(MBeanServerConnection server) {
        FlightRecording recording = new FlightRecording(server);
        recording.command("jfrStart", NAME, "settings=profile");
        return recording;
    }

    /** Ends the recording and writes it to a file. */
    void stop(Path file) {
        command("jfrStop", NAME, "filename=" + file);
    }

    private void command(String operation, String... arguments) {
        try {
            server.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    operation,
                    new Object[] {arguments},
                    new String[] {String[].class.getName()});
        } catch (IOException | JMException e) {
            throw new IllegalStateException("The flight recorder cannot be used: " + operation, e);
        }
    }
}
