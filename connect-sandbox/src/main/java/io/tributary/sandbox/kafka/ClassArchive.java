package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * The classes that a main class loads, parsed and verified, in a file that later processes map. It saves a broker or a worker more than a
 * second of CPU time at its start. The first process that ends normally writes the file, beside the directory of its jars.
 */
final class ClassArchive {
    private final Path jars;
    private final Path archive;
    private final Path written;

    /** The archive of a main class, for the JDK that runs this class. */
    ClassArchive(Path jars, String main) {
        this.jars = jars;
        this.archive = jars.resolveSibling(jars.getFileName() + "-" + main + ".jsa");
        this.written = jars.resolveSibling(archive.getFileName() + "." + UUID.randomUUID());
    }

    /** The JVM option that reads the archive, or writes one where there is none for these jars. */
    List<String> options() {
        return List.of(
                isCurrent() ? "-XX:SharedArchiveFile=" + archive : "-XX:ArchiveClassesAtExit=" + written,
                "-Xlog:cds=off");
    }

    private boolean isCurrent() {
        try {
            return Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jars)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look at " + archive, e);
        }
    }

    /** Keeps the archive that the process wrote, if it did. To be called after its end. */
    void keep() {
        try {
            if (Files.exists(written)) {
                Files.move(written, archive, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep " + archive, e);
        }
    }
}
