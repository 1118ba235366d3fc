package io.tributary.quickstart.benchmark;

import io.tributary.sandbox.kafka.ProcessUsage;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class in a process of its own, so that its work is not counted as another's. It talks to this one in lines. */
final class ChildJvm implements AutoCloseable {
    private static final String LOGGING =
            "-Dlog4j2.configurationFile=classpath:io/tributary/quickstart/benchmark/logging.xml";

    private final Process process;
    private final BufferedReader lines;
    private final BufferedWriter input;
    private final Path log;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.log = log;
    }

    /**
     * Starts a main class of this JVM's class path.
     *
     * @param heap the largest, as {@code -Xmx} takes it
     * @param log takes its standard error
     */
    static ChildJvm start(Class<?> main, String heap, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, LOGGING, "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "kill-" + main.getSimpleName()));
            return new ChildJvm(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(main.getName() + " cannot be started", e);
        }
    }

    /**
     * The next line that it prints.
     *
     * @throws IllegalStateException if it has ended
     */
    String read() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalStateException("The process has ended, see " + log);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it a line. */
    void write(String line) {
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process takes no line, see " + log, e);
        }
    }

    /** User and system time since its start, in seconds. */
    double cpuSeconds() {
        return ProcessUsage.cpuSeconds(process.toHandle())
                .orElseThrow(() -> new IllegalStateException("The process has ended, see " + log));
    }

    /** The most resident memory since its start, in bytes; 0 where the system does not tell. */
    long peakMemoryBytes() {
        return ProcessUsage.peakMemoryBytes(process.toHandle()).orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
