package io.tributary.systemtests.converters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The schemas of all tables equal those in the files, and changes are backward compatible. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaFilesTest {
    private static final String WRITE = "schemas.write";
    private static final String SINCE = "schemas.since";
    private static final String CONNECTORS = "io.tributary.systemtests.Connectors#ALL";

    private final AvroPlugin avro = AvroPlugin.open();
    private final Map<ConnectorKit, Map<String, Schema>> declared = new HashMap<>();

    @AfterAll
    void close() throws IOException {
        avro.close();
    }

    private Map<String, Schema> declared(ConnectorKit kit) {
        return declared.computeIfAbsent(kit, first -> new DeclaredAvro(kit, avro).schemas());
    }

    @ParameterizedTest
    @FieldSource(CONNECTORS)
    void areUpToDate(ConnectorKit kit) {
        SchemaFiles files = new SchemaFiles(kit.vendor());
        Map<String, String> texts = new TreeMap<>();
        declared(kit).forEach((name, schema) -> texts.put(name, AvroText.of(schema)));
        if (System.getProperty(WRITE) != null) {
            files.write(texts);
        }
        assertThat(files.read())
                .as("the schemas of %s; CONTRIBUTING.md says how to regenerate them", kit.vendor())
                .isEqualTo(texts);
    }

    @ParameterizedTest
    @FieldSource(CONNECTORS)
    void changesAreBackwardCompatible(ConnectorKit kit) {
        String commit = System.getProperty(SINCE, "HEAD");
        Optional<Map<String, String>> earlier = new SchemaFiles(kit.vendor()).at(commit);
        assumeThat(earlier).as("a clone that knows " + commit).isPresent();
        earlier.get().forEach((name, text) -> {
            assertThat(declared(kit)).as("tables since %s", commit).containsKey(name);
            assertThat(Compatibility.problems(declared(kit).get(name), new Schema.Parser().parse(text)))
                    .as("%s %s since %s", kit.vendor(), name, commit)
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @FieldSource(CONNECTORS)
    void haveNamesThatAvroAccepts(ConnectorKit kit) {
        declared(kit).forEach((name, schema) -> {
            assertThat(new Schema.Parser().parse(schema.toString())).as(name).isEqualTo(schema);
            Set<Schema> records = records(schema);
            assertThat(records)
                    .as(name)
                    .extracting(each -> lower(each.getFullName()))
                    .doesNotHaveDuplicates();
            assertThat(records).as(name).noneMatch(each -> each.getFields().isEmpty());
        });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Set<Schema> records(Schema schema) {
        return switch (schema.getType()) {
            case RECORD ->
                Stream.concat(
                                Stream.of(schema),
                                schema.getFields().stream().flatMap(field -> records(field.schema()).stream()))
                        .collect(Collectors.toSet());
            case UNION ->
                schema.getTypes().stream()
                        .flatMap(type -> records(type).stream())
                        .collect(Collectors.toSet());
            case ARRAY -> records(schema.getElementType());
            default -> Set.of();
        };
    }
}
