package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A Java main class in its own process, which ends with this JVM at the latest. */
public final class JavaProcess {
    private static final Path OWN_JAVA = Path.of(System.getProperty("java.home"));
    private static final int LINES_OF_LOG = 30;
    private static final Duration THREAD_DUMP = Duration.ofSeconds(1);

    private final Process process;
    private final String name;
    private final Path log;
    private final ClassArchive classes;

    private JavaProcess(Process process, String name, Path log, ClassArchive classes) {
        this.process = process;
        this.name = name;
        this.log = log;
        this.classes = classes;
    }

    /**
     * Starts a main class in a JVM like this one.
     *
     * @param name the process's name in messages
     * @param jars the directory whose jars are the class path
     * @param options JVM options
     * @param main the main class, then its arguments
     * @param log file to which the output of the process is appended
     */
    public static JavaProcess start(String name, Path jars, List<String> options, List<String> main, Path log) {
        return start(name, OWN_JAVA, jars, options, main, log);
    }

    /** The same with the JDK in another directory. */
    static JavaProcess start(String name, Path javaHome, Path jars, List<String> options, List<String> main, Path log) {
        ClassArchive classes = new ClassArchive(jars, main.get(0));
        List<String> command = new ArrayList<>();
        // Ctrl-C in a terminal reaches every process of the group, but only this JVM should act on it.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", name));
        command.add(javaHome.resolve("bin").resolve("java").toString());
        if (javaHome.equals(OWN_JAVA)) {
            command.addAll(classes.options());
        }
        command.addAll(options);
        command.addAll(List.of("-cp", jars.resolve("*").toString()));
        command.addAll(main);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "kill-" + name));
            return new JavaProcess(process, name, log, classes);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + name, e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Throws an exception with the end of the log if the process has ended. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw failure("ended with status " + process.exitValue());
        }
    }

    /** Waits until the process ends by itself. Throws an exception with the end of its log if it failed. */
    public void awaitSuccess(Duration limit) {
        if (!hasEndedWithin(limit)) {
            kill();
            throw failure("did not end within " + limit.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            requireAlive();
        }
        classes.keep();
    }

    /** SIGTERM, then a thread dump to the log and SIGKILL if the process is still running after {@code grace}. */
    public void stop(Duration grace) {
        process.destroy();
        signal("CONT");
        if (!hasEndedWithin(grace)) {
            signal("QUIT");
            hasEndedWithin(THREAD_DUMP);
            kill();
        }
        classes.keep();
    }

    /** SIGKILL. Returns when the process has ended. */
    void kill() {
        process.destroyForcibly();
        if (!hasEndedWithin(Duration.ofSeconds(30))) {
            throw failure("survived SIGKILL");
        }
    }

    /** Sends a signal, by its POSIX name without SIG, unless the process has ended. */
    void signal(String signal) {
        if (!process.isAlive()) {
            return;
        }
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "kill", signal, "" + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (kill.waitFor() != 0 && process.isAlive()) {
                throw failure("did not accept SIG" + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not signal " + name, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** User and system time so far, in seconds. */
    double cpuSeconds() {
        return ProcessUsage.cpuSeconds(process.toHandle()).orElseThrow(() -> failure("tells no processor time"));
    }

    /** The most resident memory so far, in bytes; empty where the system has no {@code /proc}. */
    OptionalLong peakMemoryBytes() {
        return ProcessUsage.peakMemoryBytes(process.toHandle());
    }

    /** An exception that says what happened to the process and shows the end of its log. */
    public IllegalStateException failure(String what) {
        return new IllegalStateException("The " + name + " " + what + ". The end of " + log + ":\n" + endOfLog());
    }

    private String endOfLog() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e + ")";
        }
    }

    private boolean hasEndedWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for " + name, cause);
    }
}
