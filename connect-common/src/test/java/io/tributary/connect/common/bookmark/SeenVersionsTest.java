package io.tributary.connect.common.bookmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeenVersionsTest {

    @Test
    void agreesWithAPlainMap() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SeenVersions seen = new SeenVersions();
            Map<Long, Long> model = new HashMap<>();
            long floor = 0;
            for (int step = 0; step < 5000; step++) {
                long version = random.nextInt(800);
                long time = floor + random.nextInt(1000);
                switch (random.nextInt(8)) {
                    case 0 -> {
                        seen.remove(version);
                        model.remove(version);
                    }
                    case 1 -> {
                        floor += random.nextInt(20);
                        seen.forgetBefore(floor);
                        long first = floor;
                        model.values().removeIf(known -> known < first);
                    }
                    case 2, 3, 4 -> {
                        boolean known = model.containsKey(version);
                        assertThat(seen.contains(time, version))
                                .as("seed %d, step %d", seed, step)
                                .isEqualTo(known);
                        if (known) {
                            model.merge(version, time, Math::max);
                        }
                    }
                    default -> {
                        seen.add(time, version);
                        model.merge(version, time, Math::max);
                    }
                }
                assertThat(seen.size()).as("seed %d, step %d", seed, step).isEqualTo(model.size());
            }
        }
    }

    @Test
    void holdsAboutAMillionVersions() {
        SeenVersions seen = new SeenVersions();
        SplittableRandom random = new SplittableRandom(5);
        int many = 3 * SeenVersions.MAX_HELD;
        long last = 0;
        for (int i = 0; i < many; i++) {
            last = random.nextLong();
            seen.add(i < many / 2 ? 1 : i / 2500, last);
        }
        assertThat(seen.size()).isBetween(SeenVersions.MAX_HELD / 4, 2 * SeenVersions.MAX_HELD);
        assertThat(seen.contains(many / 2500, last)).isTrue();
        SeenVersions restored = SeenVersions.decode(seen.encode(5, 30_000), 5);
        assertThat(restored.size()).isBetween(20_000, 30_000);
        assertThat(restored.contains(0, last)).isTrue();
    }

    @Test
    void storesTheNewest() {
        SeenVersions seen = new SeenVersions();
        for (int i = 0; i < 1000; i++) {
            seen.add(i, i * 31L);
        }
        SeenVersions restored = SeenVersions.decode(seen.encode(5, 100), 5);
        assertThat(restored.size()).isEqualTo(100);
        assertThat(restored.contains(0, 899 * 31L)).isFalse();
        assertThat(restored.contains(0, 900 * 31L)).isTrue();
    }
}
