package io.tributary.quickstart.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A simulated vendor in a process of its own, so that its work is not counted as the worker's. */
final class SimulatedProcess implements AutoCloseable {
    private final Process process;
    private final String baseUrl;

    private SimulatedProcess(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /**
     * Starts a simulated vendor and returns once it listens.
     *
     * @param main its main class, which prints its base URL as its first line
     * @param log takes what it says otherwise
     */
    static SimulatedProcess start(Class<?> main, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx2g", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "kill-vendor"));
            return new SimulatedProcess(process, firstLine(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated vendor cannot be started", e);
        }
    }

    private static String firstLine(Process process, Path log) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException("The simulated vendor has ended, see " + log);
        }
        return line;
    }

    /** Base URL of its API. */
    String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
