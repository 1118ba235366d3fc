package io.tributary.quickstart.benchmark;

import io.tributary.quickstart.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the programs one after the other: each with a new broker, each connector with a new simulated vendor. */
final class Trial {
    private final Path repository;
    private final Optional<Path> older;
    private final Path work;
    private final boolean bareLoop;
    private final boolean profile;
    private final InstantSource clock;

    /**
     * @param repository the root directory of this checkout
     * @param older the root directory of another one
     * @param work the directory for logs and recordings
     * @param bareLoop whether the bare loop is measured, too
     * @param profile whether the flight recorder records the workers
     */
    Trial(Path repository, Optional<Path> older, Path work, boolean bareLoop, boolean profile, InstantSource clock) {
        this.repository = repository;
        this.older = older;
        this.work = work;
        this.bareLoop = bareLoop;
        this.profile = profile;
        this.clock = clock;
    }

    /** The directory of a connector's unpacked archive. */
    static Path plugins(Path checkout, String vendor) {
        return checkout.resolve(Path.of("connect-" + vendor, "target", "components", "packages"));
    }

    /**
     * Measures all programs.
     *
     * @param times how often
     * @param each receives each measurement when it is there
     */
    Comparison run(Subject subject, int times, Consumer<Measurement> each) throws IOException, InterruptedException {
        String name = subject.vendor().name() + '-' + subject.latencyMs() + "ms-"
                + subject.run().label();
        Comparison comparison = new Comparison(subject);
        for (int time = 1; time <= times; time++) {
            Path directory = Files.createDirectory(work.resolve(name + '-' + time));
            runOurs(subject, directory, comparison, each);
            if (older.isPresent()) {
                runOlder(subject, older.get(), directory, comparison, each);
            }
        }
        return comparison;
    }

    private void runOurs(Subject subject, Path directory, Comparison comparison, Consumer<Measurement> each)
            throws IOException, InterruptedException {
        Path ofOurs = Files.createDirectory(directory.resolve("ours"));
        try (VendorProcess vendor = VendorProcess.start(subject, ofOurs)) {
            Usage ours = worker(subject, repository, ofOurs).measure(vendor.url(), vendor::endRecording);
            each.accept(comparison.add(Program.OURS, ours));
            if (bareLoop) {
                runBareLoop(subject, vendor, directory, comparison, each);
            }
        }
        deleteRows(ofOurs);
    }

    private void runBareLoop(
            Subject subject, VendorProcess vendor, Path directory, Comparison comparison, Consumer<Measurement> each)
            throws IOException {
        Path ofLoop = Files.createDirectory(directory.resolve("bare-loop"));
        each.accept(comparison.add(Program.BARE, new BareRun(subject, ofLoop, clock).measure(vendor.api())));
        deleteRows(ofLoop);
    }

    /** How much of the vendor's limits the connector uses, on its first sync. */
    UsedLimits limits(Subject subject) throws IOException, InterruptedException {
        Path directory = Files.createDirectory(work.resolve(subject.vendor().name() + "-limits"));
        try (VendorProcess vendor = VendorProcess.start(subject, directory)) {
            worker(subject, repository, directory).measure(vendor.url(), () -> {});
        }
        Directories.delete(directory.resolve("broker").resolve("data"));
        return UsedLimits.of(subject.vendor(), Files.readAllLines(directory.resolve(VendorProcess.REQUESTS)));
    }

    private void runOlder(
            Subject subject, Path checkout, Path directory, Comparison comparison, Consumer<Measurement> each)
            throws IOException, InterruptedException {
        Path ofOlder = Files.createDirectory(directory.resolve("older"));
        try (VendorProcess vendor = VendorProcess.start(subject, ofOlder)) {
            Usage usage = worker(subject, checkout, ofOlder).measure(vendor.url(), vendor::endRecording);
            each.accept(comparison.add(Program.OLDER, usage));
        }
        deleteRows(ofOlder);
    }

    /** Leaves settings and logs: the rows take gigabytes. */
    private static void deleteRows(Path ofProgram) throws IOException {
        Directories.delete(ofProgram.resolve("broker").resolve("data"));
        Files.deleteIfExists(ofProgram.resolve(VendorProcess.RECORDING));
    }

    private WorkerRun worker(Subject subject, Path checkout, Path directory) {
        return new WorkerRun(subject, plugins(checkout, subject.vendor().name()), directory, profile, clock);
    }
}
