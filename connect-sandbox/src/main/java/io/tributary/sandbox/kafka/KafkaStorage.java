package io.tributary.sandbox.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The directories that brokers and controllers keep their data in. */
final class KafkaStorage {
    private static final Duration LIMIT = Duration.ofSeconds(240);

    private KafkaStorage() {}

    /**
     * Formats the directories that a server's settings name.
     *
     * @param quorum the option that tells who the controllers are
     * @throws IllegalStateException with the end of the log, when that fails
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
