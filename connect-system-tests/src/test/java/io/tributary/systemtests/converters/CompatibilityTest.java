package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Which changes of a stored schema are backward compatible. */
class CompatibilityTest {
    private static final Map<String, String> FILES = new SchemaFiles("intercom").read();
    private static final String TEAMS = FILES.get("teams-value");

    @Test
    void optionalFieldMayBeAddedForOldAndNewReaders() {
        Schema newer = changed(teams -> teams.withArray("fields")
                .add(Json.parse("{\"name\":\"more\",\"type\":[\"null\",\"long\"],\"default\":null}")));
        assertThat(Compatibility.problems(newer, parse(TEAMS))).isEmpty();
        assertThat(Compatibility.problems(parse(TEAMS), newer)).isEmpty();
    }

    @Test
    void requiredFieldMustNotBeAdded() {
        Schema newer =
                changed(teams -> teams.withArray("fields").add(Json.parse("{\"name\":\"more\",\"type\":\"long\"}")));
        assertThat(Compatibility.problems(newer, parse(TEAMS))).isNotEmpty();
    }

    @Test
    void typeMustNotChange() {
        Schema newer = parse(TEAMS.replace("[\"null\", \"string\"]", "[\"null\", \"long\"]"));
        assertThat(newer).isNotEqualTo(parse(TEAMS));
        assertThat(Compatibility.problems(newer, parse(TEAMS))).isNotEmpty();
    }

    /** Avro reads an integer as a fraction, but not vice versa. */
    @Test
    void int64MayBecomeFloat64() {
        Schema newer = parse(TEAMS.replace("\"long\"", "\"double\""));
        assertThat(newer).isNotEqualTo(parse(TEAMS));
        assertThat(Compatibility.problems(newer, parse(TEAMS))).isEmpty();
        assertThat(Compatibility.problems(parse(TEAMS), newer)).isNotEmpty();
    }

    @Test
    void nameMustNotChange() {
        Schema newer = changed(teams -> teams.put("name", "Row"));
        assertThat(Compatibility.problems(newer, parse(TEAMS))).isNotEmpty();
    }

    @Test
    void flatValuesAreIncompatibleWithNestedOnes() {
        Schema flat = parse(FILES.get("teams-value-json"));
        assertThat(Compatibility.problems(flat, parse(TEAMS))).isNotEmpty();
        assertThat(Compatibility.problems(parse(TEAMS), flat)).isNotEmpty();
    }

    private static Schema changed(Consumer<ObjectNode> change) {
        ObjectNode teams = (ObjectNode) Json.parse(TEAMS);
        change.accept(teams);
        return parse(Json.text(teams));
    }

    private static Schema parse(String schema) {
        return new Schema.Parser().parse(schema);
    }
}
