package io.tributary.systemtests.converters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files with the Avro schemas of a connector's tables, in the working tree and in git. */
final class SchemaFiles {
    private static final String SUFFIX = ".avsc";

    private final Path directory;

    SchemaFiles(String vendor) {
        this.directory = Path.of("src", "test", "resources", "schemas", vendor);
    }

    /** The contents of all files by name. */
    Map<String, String> read() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                texts.put(name(file.getFileName().toString()), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces all files with these. */
    void write(Map<String, String> texts) {
        try {
            Files.createDirectories(directory);
            for (String old : read().keySet()) {
                Files.delete(file(old));
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(file(text.getKey()), text.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents of all files at a commit by name. Empty if this is not a clone, or the commit is unknown. */
    Optional<Map<String, String>> at(String commit) {
        String place = directory.toString().replace('\\', '/');
        return git("ls-tree", "--name-only", commit, "./" + place + '/').map(listed -> {
            Map<String, String> texts = new TreeMap<>();
            listed.lines()
                    .map(path -> path.substring(path.lastIndexOf('/') + 1))
                    .forEach(file -> texts.put(
                            name(file),
                            git("show", commit + ":./" + place + '/' + file).orElseThrow()));
            return texts;
        });
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }

    private static String name(String file) {
        return file.substring(0, file.length() - SUFFIX.length());
    }

    private static Optional<String> git(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
