package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

    @Test
    void agreesWithAPlainMap() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            KeyIndex index = new KeyIndex();
            Map<String, Integer> plain = new HashMap<>();
            for (int step = 0; step < 2_000; step++) {
                change(index, plain, random);
            }
            assertThat(index.size()).as("seed " + seed).isEqualTo(plain.size());
            for (int id = 0; id < 400; id++) {
                String key = key(id);
                assertThat(index.number(key)).as("seed " + seed).isEqualTo(plain.getOrDefault(key, KeyIndex.NONE));
            }
            plain.forEach((key, number) -> assertThat(index.key(number)).isEqualTo(key));
        }
    }

    private static void change(KeyIndex index, Map<String, Integer> plain, SplittableRandom random) {
        String key = key(random.nextInt(400));
        int number = random.nextInt(700);
        if (plain.containsKey(key)) {
            index.remove(plain.remove(key));
        } else if (!index.holds(number)) {
            index.put(number, key);
            plain.put(key, number);
        }
    }

    private static String key(int id) {
        return "[\"é" + id * id + "\"]";
    }

    @Test
    void unusedNumbersHaveNoKey() {
        KeyIndex index = new KeyIndex();
        assertThat(index.number("a")).isEqualTo(KeyIndex.NONE);
        assertThat(index.holds(1_000_000)).isFalse();
        index.put(1_000, "a");
        assertThat(index.key(1_000)).isEqualTo("a");
        assertThat(index.key(999)).isNull();
        assertThat(index.end()).isGreaterThan(1_000);
        index.remove(1_000);
        assertThat(index.key(1_000)).isNull();
        assertThat(index.number("a")).isEqualTo(KeyIndex.NONE);
    }
}
