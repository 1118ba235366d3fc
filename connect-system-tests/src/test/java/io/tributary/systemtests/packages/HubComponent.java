package io.tributary.systemtests.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An archive as the Confluent CLI installs it ({@code confluent connect plugin install FILE}): the first entry that ends with
 * {@code /manifest.json} is the manifest; everything goes to {@code OWNER-NAME/} in the plugin directory, without the prefix
 * {@code OWNER-NAME-VERSION/}.
 *
 * @param zip the archive
 * @param manifest its manifest
 */
record HubComponent(Path zip, JsonNode manifest) {

    /** Reads the manifest. */
    static HubComponent of(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry manifest = file.stream()
                    .filter(entry -> entry.getName().matches("[^/]*/manifest\\.json"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no manifest in " + zip));
            return new HubComponent(zip, new ObjectMapper().readTree(file.getInputStream(manifest)));
        }
    }

    /** The name of its directory after the installation. */
    String directory() {
        return manifest.at("/owner/username").asText()
                + '-'
                + manifest.path("name").asText();
    }

    /** The prefix of every path in the archive. */
    String prefix() {
        return directory() + '-' + manifest.path("version").asText() + '/';
    }

    /** Installs it in the plugin directory. Returns its own directory. */
    Path installInto(Path plugins) throws IOException {
        Path target = plugins.resolve(directory());
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    Path place = target.resolve(entry.getName().substring(prefix().length()));
                    Files.createDirectories(place.getParent());
                    Files.copy(file.getInputStream(entry), place);
                }
            }
        }
        return target;
    }

    /** The paths in the archive. */
    List<String> paths() throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
