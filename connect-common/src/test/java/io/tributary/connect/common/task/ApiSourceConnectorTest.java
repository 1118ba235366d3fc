package io.tributary.connect.common.task;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.refusal;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import io.tributary.connect.common.testing.ToyVendor;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApiSourceConnectorTest {
    private final RawServer server = new RawServer();
    private final ToyVendor.Connector connector = new ToyVendor.Connector();
    private final Map<String, String> settings = new HashMap<>(
            Map.of("api.token", "t0k3n", "api.url", server.url(), "name", "x", "requests.per.second", "100"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tasksShareTablesAndBudget() {
        connector.start(settings);
        List<Map<String, String>> tasks = connector.taskConfigs(7);
        assertThat(tasks).extracting(task -> task.get("tables")).containsExactly("rows", "things");
        assertThat(tasks).extracting(task -> task.get("task")).containsExactly("0", "1");
        assertThat(tasks)
                .extracting(task -> new ToyVendor().config(task).requestsPerSecond())
                .containsExactly(75.0, 25.0);
        assertThat(connector.taskConfigs(1)).hasSize(1);
    }

    @Test
    void exactlyOnceIsSupportedUnlessEachSyncSendsAllRows() {
        assertThat(connector.exactlyOnceSupport(settings)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        settings.put("snapshot.mode", "all");
        assertThat(connector.exactlyOnceSupport(settings)).isEqualTo(ExactlyOnceSupport.UNSUPPORTED);
        settings.put("tables", "rows");
        assertThat(connector.exactlyOnceSupport(settings)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"401, api.token", "500, api.url", "404, api.url", "410, api.url", "403, ''", "422, ''", "429, ''"})
    void refusalOfTheCheckIsReportedOnItsKey(int status, String key) {
        server.on("/me", refusal(status));
        assertThat(errors()).containsOnlyKeys(key.isEmpty() ? new String[0] : new String[] {key});
        assertThat(server.requests()).hasSize(1);
    }

    private static Stream<Arguments> foreignResponses() {
        String html = "<html><body>404</body></html>";
        return Stream.of(
                Arguments.of("HTML response", response(401, html)),
                Arguments.of("HTML response", response(403, html)),
                Arguments.of("HTML response", response(404, html)),
                Arguments.of("HTML response", response(200, html)),
                Arguments.of("XML response", response(404, "<Error><Code>NoSuchKey</Code></Error>")),
                Arguments.of("response that is neither JSON nor HTML", response(200, "marker")),
                Arguments.of("empty response", response(401, "")),
                Arguments.of("empty response", response(200, "")),
                Arguments.of("redirects are not followed", response(301, "", "Location: /elsewhere")),
                Arguments.of("JSON response", response(404, "{\"error\":\"marker\"}")),
                Arguments.of("JSON response", response(403, "{\"message\":\"marker\"}")),
                Arguments.of("expected status 200", response(206, "{\"id\":1}")),
                Arguments.of("the response has no /id", ok("{'status':'marker'}")),
                Arguments.of("the response has no /id", ok("{'id':null}")),
                Arguments.of("the response has no /id", ok("{'id':{'marker':1}}")),
                Arguments.of("contains no rows", ok("[]")),
                Arguments.of("contains no rows", ok("[{'id':1}]")));
    }

    @ParameterizedTest
    @MethodSource("foreignResponses")
    void foreignResponseIsReportedOnApiUrl(String expected, Response response) {
        server.on("/me", response);
        assertThat(errors()).containsOnlyKeys("api.url");
        assertThat(errors().get("api.url").get(0)).contains(expected).doesNotContain("marker");
    }

    @Test
    void goodSettingsHaveNoErrorsAndAnUnreachableHostHas() {
        server.on("/me", ok("{'id':1}"));
        assertThat(errors()).isEmpty();
        server.close();
        assertThat(errors()).containsOnlyKeys("api.url");
    }

    @Test
    void invalidSettingsAreNotCheckedWithTheApi() {
        settings.put("tables", "none");
        assertThat(errors()).containsOnlyKeys("tables");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void blanksAroundTheTimeoutAreIgnored() {
        server.on("/me", ok("{'id':1}"));
        settings.put("request.timeout.ms", "5000 ");
        assertThat(errors()).isEmpty();
    }

    @Test
    void settingsOfTasksHaveNoEffectWhenAUserSetsThem() {
        server.on("/me", ok("{'id':1}"));
        settings.put("task.share", "half");
        settings.put("task", "x");
        assertThat(errors()).isEmpty();
        connector.start(settings);
        assertThat(connector.taskConfigs(1).get(0)).containsEntry("task", "0").containsEntry("task.share", "1.0");
    }

    @Test
    void nullsOfUnusedSettingsAreAccepted() {
        settings.put("transforms.a.field", null);
        settings.put("proxy.url", null);
        server.on("/me", ok("{'id':1}"));
        assertThat(errors()).isEmpty();
        connector.start(settings);
        assertThat(connector.taskConfigs(1)).hasSize(1);
    }

    @Test
    void unknownSettingsAreLoggedWithTheNearestKnownOne() {
        server.on("/me", ok("{'id':1}"));
        settings.put("poll.interval", "1000");
        settings.put("api.tokn\n", "s3cret");
        try (LogWatch log = LogWatch.of(ApiSourceConnector.class.getName(), Level.WARN)) {
            assertThat(errors()).isEmpty();
            connector.start(settings);
            assertThat(log.messages("poll.interval ")).hasSize(2).allMatch(line -> line.contains("poll.interval.ms"));
            assertThat(log.messages("api.tokn? "))
                    .hasSize(2)
                    .allMatch(line -> line.contains("Did you mean api.token?"));
            assertThat(log.messages().toString()).doesNotContain("s3cret");
        }
        assertThat(connector.validate(settings).configValues())
                .filteredOn(value -> value.name().equals("poll.interval"))
                .singleElement()
                .satisfies(value -> assertThat(value.recommendedValues()).containsExactly("poll.interval.ms"));
    }

    @Test
    void deadLetterTopicOfATableIsRefusedWithoutARequest() {
        settings.put("dead.letter.topic", "toy_things");
        assertThat(errors()).containsOnlyKeys("dead.letter.topic");
        assertThat(server.requests()).isEmpty();
        assertThatThrownBy(() -> connector.start(settings)).hasMessageContainingAll("dead.letter.topic", "toy.things");
    }

    private Map<String, List<String>> errors() {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector.validate(settings).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        assertThat(errors.toString()).doesNotContain("t0k3n");
        return errors;
    }

    @Test
    void validOffsetsAreAccepted() {
        alter(Map.of("table", "rows"), Map.of("updated_at", "2026-01-31T12:00:00Z"));
        alter(Map.of("table", "rows"), null);
        alter(Map.of("table", "things"), Map.of("generation", 3));
        alter(Map.of("table", "things#17"), null);
        alter(Map.of("table", "things#17"), Map.of("generation", 0, "rows", "{}", "version", 1));
    }

    @Test
    void invalidOffsetsAreExplainedAndThoseOfUnknownTablesCanBeDeleted() {
        alter(Map.of("table", "none"), null);
        assertRefused(Map.of("table", "none"), Map.of("generation", 1), "none", "rows, things");
        assertRefused(
                Map.of("table", "rows"), Map.of("updated_at", "soon"), "Offsets not changed", "updated_at", "soon");
        assertRefused(Map.of("table", "things"), Map.of("generation", "one"), "generation");
    }

    @Test
    void eachAlteredTableIsLoggedOnce() {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(Map.of("table", "rows"), Map.of("updated_at", "2026-01-31T12:00:00Z"));
        offsets.put(Map.of("table", "things"), null);
        offsets.put(Map.of("table", "things#0"), null);
        offsets.put(Map.of("table", "things#17"), null);
        try (LogWatch log = LogWatch.of(AlteredOffsets.class.getName(), Level.INFO)) {
            connector.alterOffsets(settings, offsets);
            assertThat(log.messages())
                    .containsExactly(
                            "Table rows: offset altered: updated_at is 2026-01-31T12:00:00Z",
                            "Table things: offset altered: removed, 2 shard(s)");
        }
    }

    @Test
    void removedOffsetsWithoutEffectAreLoggedWithTheKnownTables() {
        try (LogWatch log = LogWatch.of(AlteredOffsets.class.getName(), Level.WARN)) {
            alter(Map.of("table", "row"), null);
            alter(Map.of("tabel", "rows"), null);
            alter(Map.of("table", "thing#3"), null);
            assertThat(log.messages())
                    .hasSize(3)
                    .allMatch(line -> line.contains("rows, things"))
                    .anyMatch(line -> line.contains("\"row\"") && line.contains("Did you mean rows?"))
                    .anyMatch(line -> line.contains("\"thing\"") && line.contains("Did you mean things?"))
                    .anyMatch(line -> line.contains("tabel"));
        }
    }

    @Test
    void removingOnlyTheOffsetOfASnapshotTableIsLogged() {
        try (LogWatch log = LogWatch.of(AlteredOffsets.class.getName(), Level.WARN)) {
            alter(Map.of("table", "rows"), null);
            assertThat(log.messages()).isEmpty();
            alter(Map.of("table", "things"), null);
            assertThat(log.messages("generation")).hasSize(1);
        }
    }

    private void alter(Map<String, ?> partition, Map<String, ?> offset) {
        assertThat(connector.alterOffsets(settings, Collections.singletonMap(partition, offset)))
                .isTrue();
    }

    private void assertRefused(Map<String, ?> partition, Map<String, ?> offset, String... words) {
        assertThatThrownBy(() -> alter(partition, offset))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll(words);
    }
}
