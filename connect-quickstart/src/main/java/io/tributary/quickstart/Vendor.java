package io.tributary.quickstart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A vendor that the quickstart can replicate. Its connector is the module {@code connect-NAME}, and its configuration the file
 * {@code config/NAME.json}. Its tables are those that the running connector reports.
 *
 * @param name in lower case, as on the command line
 * @param title as the vendor spells it
 * @param credentials environment variable to connector setting
 * @param simulation empty if there is none; then the credentials must be set
 */
record Vendor(String name, String title, Map<String, String> credentials, Optional<Simulation> simulation) {
    /** Whether every credential is in the environment, so that the vendor's real API is used. */
    boolean hasCredentials(Map<String, String> environment) {
        return credentials.keySet().stream()
                .noneMatch(variable -> environment.getOrDefault(variable, "").isBlank());
    }

    /** The credentials' settings, as references that the worker resolves. The secrets themselves are never stored. */
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

    /** The directory of the connector's archive. */
    Path packages(Path repository) {
        return repository.resolve("connect-" + name).resolve("target/components/packages");
    }

    /** The connector's configuration file. */
    Path config(Path repository) {
        return repository.resolve("config").resolve(name + ".json");
    }
}
