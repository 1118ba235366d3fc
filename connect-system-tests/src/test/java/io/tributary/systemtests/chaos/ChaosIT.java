package io.tributary.systemtests.chaos;

import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The five connectors with exactly-once while workers, broker and vendors fail. In the end every topic contains its table's rows,
 * and each key's versions in order, none of them twice. {@code -Dchaos.minutes=60} runs it longer, {@code -Dchaos.seed=7} with another
 * seed.
 */
class ChaosIT {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofSeconds(150);

    private final long seed = Long.getLong("chaos.seed", 1);
    private final int minutes = Integer.getInteger("chaos.minutes", 0);

    @Test
    void nothingIsLostRepeatedOrReordered() throws Exception {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        try (Chaos chaos = Chaos.start(seed, Files.createTempDirectory(work, "chaos"))) {
            long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
            long number = seed;
            do {
                Round round = round(number);
                System.out.println("chaos.seed=" + number + ": " + round);
                try {
                    chaos.play(round);
                    chaos.verify();
                } finally {
                    System.out.println(chaos.summary());
                }
                number++;
            } while (System.nanoTime() < end);
        }
    }

    private Round round(long number) {
        List<String> vendors = Connectors.ALL.stream().map(ConnectorKit::vendor).toList();
        return Round.draw(number, minutes == 0 ? SHORT : LONG, vendors);
    }
}
