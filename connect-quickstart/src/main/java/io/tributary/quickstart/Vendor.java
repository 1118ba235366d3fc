package io.tributary.quickstart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A vendor that the quickstart can replicate. Its connector is the module {@code connect-NAME}, its configuration the file
 * {@code config/NAME.json}; its tables are learned from the running connector.
 *
 * @param name in lower case, as on the command line
 * @param title as the vendor writes it
 * @param credentials environment variable to connector setting
 * @param simulation empty where there is none: then the credentials have to be set
 */
record Vendor(String name, String title, Map<String, String> credentials, Optional<Simulation> simulation) {
    /** Whether every credential is in the environment, so that the vendor's own API is meant. */
    boolean hasCredentials(Map<String, String> environment) {
        return credentials.keySet().stream()
                .noneMatch(variable -> environment.getOrDefault(variable, "").isBlank());
    }

    /** The credentials' settings, as references that the worker resolves: the secrets themselves are stored nowhere. */
    Map<String, String> credentialSettings() {
        return credentials.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getValue,
                        entry -> "${env:" + entry.getKey() + "}",
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** The environment variables of the credentials, for messages. */
    String variables() {
        return credentials.keySet().stream().sorted().collect(Collectors.joining(" and "));
    }

    /** Where the build leaves the connector's archive. */
    Path packages(Path repository) {
        return repository.resolve("connect-" + name).resolve("target/components/packages");
    }

    /** The configuration that users post to a worker. */
    Path config(Path repository) {
        return repository.resolve("config").resolve(name + ".json");
    }
}
