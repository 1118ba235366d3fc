package io.tributary.systemtests.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The outputs of tests in the modules' build directories: reports with all output, logs of brokers and workers, REST responses. */
final class Outputs {
    private static final List<String> PLACES = List.of("surefire-reports", "failsafe-reports", "sandbox");

    /** Index files of the broker: sparse, and without text. */
    private static final Pattern INDEXES = Pattern.compile(".*\\.(timeindex|index|txnindex|snapshot)");

    /** The data of Connect's config topics on the broker's disk, which contain the connectors' settings. */
    private static final Pattern CONFIG_TOPICS = Pattern.compile(".*-configs-\\d+/[^/]*\\.log");

    /** Files for config providers, in which the tests, like users, store the credentials. */
    private static final Pattern SECRETS = Pattern.compile(".*/secrets/secrets\\.properties");

    /** REST responses that repeat the posted settings, by design. */
    private static final Pattern CONFIG_RESPONSES = Pattern.compile(
            "(POST /connectors|(GET|PUT|PATCH) /connectors/[^/ ]+/config|GET /connectors/[^/ ]+(/tasks)?) 2\\d\\d .*");

    private final Path root;

    /**
     * @param root the directory of all modules
     */
    Outputs(Path root) {
        this.root = root;
    }

    /** The files of each module that has tests. */
    Map<String, List<Path>> byModule() throws IOException {
        Map<String, List<Path>> files = new TreeMap<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module :
                    modules.filter(one -> Files.exists(one.resolve("src/test"))).toList()) {
                files.put(module.getFileName().toString(), files(module.resolve("target")));
            }
        }
        return files;
    }

    private static List<Path> files(Path target) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : PLACES) {
            Path directory = target.resolve(place);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> all = Files.walk(directory)) {
                    all.filter(Files::isRegularFile).filter(Outputs::mayTell).forEach(files::add);
                }
            }
        }
        return files;
    }

    private static boolean mayTell(Path file) {
        String name = file.toString().replace('\\', '/');
        return Stream.of(INDEXES, CONFIG_TOPICS, SECRETS)
                .noneMatch(kept -> kept.matcher(name).matches());
    }

    /** The contents of a file, without lines that repeat the settings by design. */
    static byte[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith("-rest.log")) {
            return bytes;
        }
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !CONFIG_RESPONSES.matcher(line).matches())
                .forEach(line -> left.writeBytes((line + '\n').getBytes(StandardCharsets.UTF_8)));
        return left.toByteArray();
    }
}
