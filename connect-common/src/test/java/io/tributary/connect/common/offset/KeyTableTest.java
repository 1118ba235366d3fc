package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyTableTest {

    @Test
    void agreesWithAPlainMapWhateverHappens() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            KeyTable table = new KeyTable();
            Map<String, Integer> plain = new HashMap<>();
            for (int step = 0; step < 2_000; step++) {
                change(table, plain, random);
            }
            assertThat(table.size()).as("seed " + seed).isEqualTo(plain.size());
            for (int id = 0; id < 400; id++) {
                String key = key(id);
                assertThat(table.number(key)).as("seed " + seed).isEqualTo(plain.getOrDefault(key, KeyTable.NONE));
            }
            plain.forEach((key, number) -> assertThat(table.key(number)).isEqualTo(key));
        }
    }

    private static void change(KeyTable table, Map<String, Integer> plain, SplittableRandom random) {
        String key = key(random.nextInt(400));
        int number = random.nextInt(700);
        if (plain.containsKey(key)) {
            table.remove(plain.remove(key));
        } else if (!table.holds(number)) {
            table.put(number, key);
            plain.put(key, number);
        }
    }

    private static String key(int id) {
        return "[\"é" + id * id + "\"]";
    }

    @Test
    void numbersThatAreFreeHoldNothing() {
        KeyTable table = new KeyTable();
        assertThat(table.number("a")).isEqualTo(KeyTable.NONE);
        assertThat(table.holds(1_000_000)).isFalse();
        table.put(1_000, "a");
        assertThat(table.key(1_000)).isEqualTo("a");
        assertThat(table.key(999)).isNull();
        assertThat(table.end()).isGreaterThan(1_000);
        table.remove(1_000);
        assertThat(table.key(1_000)).isNull();
        assertThat(table.number("a")).isEqualTo(KeyTable.NONE);
    }
}
