package io.tributary.sandbox.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Formats the data directories of brokers and controllers. */
final class KafkaStorage {
    private static final Duration LIMIT = Duration.ofSeconds(240);

    private KafkaStorage() {}

    /**
     * Formats the directories in a server's settings.
     *
     * @param quorum the option that names the controllers
     * @throws IllegalStateException with the end of the log, if that fails
     */
    static void format(String clusterId, Path properties, String quorum) {
        Path directory = properties.getParent();
        List<String> main =
                List.of("kafka.tools.StorageTool", "format", quorum, "-t", clusterId, "-c", properties.toString());
        List<String> options = List.of("-XX:TieredStopAtLevel=1", Settings.loggingOption(directory));
        JavaProcess.start("storage-tool", BuiltDirectory.kafka(), options, main, directory.resolve("format.log"))
                .awaitSuccess(LIMIT);
    }
}
