package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.Toys;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final int LARGEST_RECORD = 1_000_000;

    @Test
    void oddKeysSurviveARoundTrip() {
        Schema schema = Toys.pairs().key();
        for (String odd : List.of("", "\"", "\\", "é\u0000\n", "😀", "a,b]", "{\"a\":1}", "null")) {
            for (long number : List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, 9_007_199_254_740_993L)) {
                Struct key = new Struct(schema)
                        .put("a", odd)
                        .put("b", number)
                        .put("at", new Date(-number / 7))
                        .put("ok", number > 0)
                        .put("share", 0.1 + number);
                assertThat(Fingerprints.key(throughAnOffset(Fingerprints.text(key)), schema))
                        .isEqualTo(key);
            }
        }
    }

    @Test
    void differentKeysHaveDifferentTexts() {
        Schema schema = Toys.rows().key();
        assertThat(Fingerprints.text(new Struct(schema).put("id", "1")))
                .isEqualTo("[\"1\"]")
                .isNotEqualTo(Fingerprints.text(new Struct(schema).put("id", "\"1\"")));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void fingerprintsKeepEveryBit(long fingerprint) {
        Map<String, Object> offset = Shard.toOffset(Map.of("k", fingerprint), 3);
        assertThat(Shard.fromOffset(offset, 3)).isEqualTo(Map.of("k", fingerprint));
        assertThat(Shard.fromOffset(offset, 4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\u0001", "漢", "😀"})
    void offsetFitsIntoARecordWhateverTheKeys(String letter) {
        ShardAllocator allocator = new ShardAllocator();
        Map<String, Long> rows = new HashMap<>();
        for (long i = 0; i < 1000; i++) {
            String key = Json.text(Json.MAPPER
                    .createArrayNode()
                    .add(letter.repeat(3000 / letter.length()))
                    .add(i));
            int shard = allocator.shardFor(key);
            allocator.added(shard, key);
            if (shard == 0) {
                rows.put(key, i);
            }
        }
        assertThat(rows).isNotEmpty();
        String serialised = Json.text(Json.MAPPER.valueToTree(Shard.toOffset(rows, 0)));
        assertThat(serialised.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_RECORD);
    }

    @Test
    void shardHoldsACertainNumberOfRows() {
        ShardAllocator allocator = new ShardAllocator();
        for (int i = 0; i < Shard.MAX_ROWS; i++) {
            assertThat(allocator.shardFor("k" + i)).isZero();
            allocator.added(0, "k" + i);
        }
        assertThat(allocator.shardFor("more")).isEqualTo(1);
        allocator.removed(0, "k7");
        assertThat(allocator.shardFor("more")).isZero();
    }

    private static String throughAnOffset(String key) {
        Map<String, Object> offset = Shard.toOffset(Map.of(key, 1L), 0);
        return Shard.fromOffset(offset, 0).keySet().iterator().next();
    }
}
