package io.tributary.connect.common.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.offset.OffsetFields;
import io.tributary.connect.common.table.Incremental;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The formats of offsets. Each file is an offset that this release or an earlier one has stored. It must be readable, keep its
 * meaning, and be written back unchanged. A change that fails here would make a running connector lose or repeat rows: give the
 * format a new version instead, and keep the files of the old one.
 */
class GoldenOffsetsTest {
    private final OffsetCheck check = new OffsetCheck(GoldenOffset.TABLES);

    static List<GoldenOffset> all() {
        return GoldenOffset.all();
    }

    static List<GoldenOffset> newer() {
        return GoldenOffset.newer();
    }

    @ParameterizedTest
    @MethodSource("all")
    void meansWhatItMeant(GoldenOffset golden) {
        assertThat(GoldenMeanings.ALL).containsKey(golden.name());
        GoldenMeanings.ALL.get(golden.name()).accept(golden);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWrittenAsItWas(GoldenOffset golden) {
        assertThat(GoldenOffset.json(golden.rewritten())).isEqualTo(GoldenOffset.json(golden.offset()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasVersion1WithoutAVersion(GoldenOffset golden) {
        Map<String, Object> offset = new HashMap<>(golden.offset());
        assertThat(offset.remove("version")).isEqualTo(1);
        GoldenOffset without = new GoldenOffset(golden.name(), golden.partition(), offset);
        GoldenMeanings.ALL.get(golden.name()).accept(without);
        assertThat(GoldenOffset.json(without.rewritten())).isEqualTo(GoldenOffset.json(golden.offset()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void canBeSetByAUser(GoldenOffset golden) {
        assertThatCode(() -> check.requireValid(golden.partition().toMap(), golden.offset()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("newer")
    void isRefusedIfNewer(GoldenOffset golden) {
        String[] words = {"version 2", "versions up to 1", "upgrade the connector", "delete the offset"};
        assertThatThrownBy(golden::rewritten)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
        assertThatThrownBy(() -> check.requireValid(golden.partition().toMap(), golden.offset()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table \"" + golden.partition().name() + '"')
                .hasMessageContainingAll(words);
    }

    @Test
    void everyFieldIsInAFile() throws IllegalAccessException {
        Set<String> inFiles = new HashSet<>();
        GoldenOffset.all().forEach(golden -> inFiles.addAll(fields(golden)));
        assertThat(inFiles).isEqualTo(declared());
    }

    /** The declared fields in a file, including those of the feed of deleted rows. */
    private static Set<String> fields(GoldenOffset golden) {
        ObjectNode json = GoldenOffset.json(golden.offset());
        Set<String> fields = new HashSet<>();
        json.fieldNames().forEachRemaining(fields::add);
        JsonNode feed = json.path(OffsetFields.DELETIONS);
        feed.fieldNames().forEachRemaining(fields::add);
        if (golden.table().replication() instanceof Incremental incremental) {
            fields.remove(incremental.replicationKey());
            fields.remove(
                    incremental.deletions() == null
                            ? ""
                            : incremental.deletions().timeField());
        }
        return fields;
    }

    private static Set<String> declared() throws IllegalAccessException {
        Set<String> declared = new HashSet<>();
        for (Field field : OffsetFields.class.getFields()) {
            declared.add((String) field.get(null));
        }
        return declared;
    }
}
