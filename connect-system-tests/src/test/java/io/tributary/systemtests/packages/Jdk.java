package io.tributary.systemtests.packages;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its directory
 */
record Jdk(Path home, Runtime.Version version) {
    private static final Path ALL = Path.of("/usr/lib/jvm");

    /** The newest JDK in the usual directory of Linux distributions, or the one that runs this. */
    static Jdk newest() throws IOException {
        Jdk own = new Jdk(Path.of(System.getProperty("java.home")), Runtime.version());
        if (!Files.isDirectory(ALL)) {
            return own;
        }
        try (Stream<Path> homes = Files.list(ALL)) {
            return Stream.concat(
                            Stream.of(own),
                            homes.filter(home -> Files.isExecutable(home.resolve("bin/java"))
                                            && Files.exists(home.resolve("release")))
                                    .map(Jdk::of))
                    .max(Comparator.comparing(Jdk::version))
                    .orElseThrow();
        }
    }

    private static Jdk of(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Jdk(
                home, Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", "")));
    }
}
