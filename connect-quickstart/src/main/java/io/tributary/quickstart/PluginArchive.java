package io.tributary.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A connector's archive, as users install it.
 *
 * @param zip the archive, with everything in one folder
 */
record PluginArchive(Path zip) {
    /** The only archive in {@code directory}, where the build puts it. */
    static PluginArchive in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new QuickstartException("There is no archive in " + directory + ": build it with ./mvnw package");
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".zip")).toList();
            if (archives.size() != 1) {
                throw new QuickstartException("Expected one archive in " + directory + ", found " + archives.size()
                        + ": run ./mvnw clean package");
            }
            return new PluginArchive(archives.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks the archive into a directory for {@code plugin.path}, which is created if it is missing. */
    void installInto(Path plugins) {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, plugins);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack " + zip, e);
        }
    }

    private void unpack(ZipEntry entry, InputStream content, Path plugins) throws IOException {
        Path target = plugins.resolve(entry.getName()).normalize();
        if (!target.startsWith(plugins.normalize())) {
            throw new QuickstartException(zip + " contains a path outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
        }
    }
}
