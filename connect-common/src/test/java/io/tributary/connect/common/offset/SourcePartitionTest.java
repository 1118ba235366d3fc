package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePartitionTest {

    @Test
    void tableHasAPartitionOfItsName() {
        SourcePartition partition = SourcePartition.of("tags");
        assertThat(partition.toMap()).isEqualTo(Map.of("table", "tags"));
        assertThat(partition.isShard()).isFalse();
        assertThat(SourcePartition.parse(Map.of("table", "tags"))).isEqualTo(partition);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 17, 999_999_999})
    void shardHasItsNumberAfterTheName(int shard) {
        SourcePartition partition = SourcePartition.ofShard("tags", shard);
        assertThat(partition.toMap()).isEqualTo(Map.of("table", "tags#" + shard));
        assertThat(partition.isShard()).isTrue();
        assertThat(SourcePartition.parse(Map.of("table", "tags#" + shard))).isEqualTo(partition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "#", "tags#", "tags#x", "tags#-1", "tags#00", "tags#07", "tags#1234567890", "tags#1 ", "#1#"
            })
    void otherTextIsTheNameOfATable(String name) {
        assertThat(SourcePartition.parse(Map.of("table", name))).isEqualTo(SourcePartition.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "#1", "tags", "tags#1", "tags#01", "tags#1#2", "a\nb#3"})
    void everyNameSurvivesARoundTrip(String name) {
        assertThat(SourcePartition.parse(name).name()).isEqualTo(name);
    }

    @Test
    void partitionsOfAnotherFormAreRefused() {
        for (Map<String, ?> other : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("t", "tags"),
                Map.of("table", 5),
                Map.of("table", "tags", "shard", "1"),
                Collections.singletonMap("table", null))) {
            assertThat(SourcePartition.isValid(other)).isFalse();
            assertThatThrownBy(() -> SourcePartition.parse(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("{\"table\": NAME}");
        }
    }
}
