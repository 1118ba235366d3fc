package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.task.ApiSourceConnector;
import io.tributary.connect.common.task.Vendor;
import io.tributary.connect.common.testing.ForeignBodies;
import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.Validation;
import io.tributary.simulators.http.Fault;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How every connector validates its settings: which are required, which values are refused on which key, and what it requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SettingsContract {
    private static final String SECRET = "very-secret";

    private final ConnectorKit kit;
    private final Vendor vendor;
    private final Map<String, String> credentials;
    private VendorUnderTest opened;

    /**
     * @param credentials the settings without defaults
     */
    protected SettingsContract(ConnectorKit kit, Vendor vendor, Map<String, String> credentials) {
        this.kit = kit;
        this.vendor = vendor;
        this.credentials = credentials;
    }

    /** Settings that only this vendor has, each with an invalid value. */
    protected abstract Stream<Arguments> invalidVendorSettings();

    /** Texts in the error about a refused credential. */
    protected abstract String[] refusal();

    @BeforeAll
    final void open() {
        opened = kit.few();
    }

    @AfterAll
    final void close() {
        opened.close();
    }

    private Map<String, String> validSettings() {
        return new HashMap<>(opened.api().connectorSettings());
    }

    private Map<String, String> with(String setting, String value) {
        Map<String, String> settings = validSettings();
        settings.put(setting, value);
        return settings;
    }

    private Map<String, List<String>> errors(Map<String, String> settings) {
        return Validation.errors(kit.connector(), settings);
    }

    @Test
    void onlyCredentialsAreRequired() {
        ApiSourceConfig config = vendor.config(credentials);
        assertThat(config.topicPrefix()).isEqualTo(kit.vendor());
        assertThat(config.tables()).isEmpty();
        for (String credential : credentials.keySet()) {
            Map<String, String> others = new HashMap<>(credentials);
            others.remove(credential);
            assertThatThrownBy(() -> vendor.config(others))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(credential);
        }
    }

    private Stream<Arguments> invalidSettings() {
        Stream<Arguments> common = Stream.of(
                        Arguments.of(kit.credential().getKey(), " "),
                        Arguments.of("api.region", "mars"),
                        Arguments.of("api.url", "http://example.com"),
                        Arguments.of("api.url", "ftp://127.0.0.1"),
                        Arguments.of("start.date", "2024/13/01"),
                        Arguments.of("start.date", "02/30/2024"),
                        Arguments.of("tables", kit.snapshotTable() + ",nothing"),
                        Arguments.of("value.nested", "avro"),
                        Arguments.of("snapshot.mode", "some"),
                        Arguments.of("tables.unavailable", "ignore"),
                        Arguments.of("max.retries", "-1"),
                        Arguments.of("max.concurrent.requests", "0"),
                        Arguments.of("requests.per.second", "-1"),
                        Arguments.of("requests.per.second", "NaN"),
                        Arguments.of("requests.per.second", "Infinity"),
                        Arguments.of("requests.per.second", "1e-300"),
                        Arguments.of("topic.prefix", "my prefix"),
                        Arguments.of("dead.letter.topic", "a/b"),
                        Arguments.of("proxy.url", "http://proxy:99999"),
                        Arguments.of("start.date", "+10000-01-01"))
                .filter(invalid -> vendor.configDef().names().contains((String) invalid.get()[0]));
        return Stream.concat(common, invalidVendorSettings());
    }

    @ParameterizedTest
    @MethodSource("invalidSettings")
    void invalidValueIsReportedOnItsKeyWithoutARequest(String setting, String value) {
        assertThatThrownBy(() -> vendor.config(with(setting, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(setting);
        long before = opened.api().log().total();
        assertThat(errors(with(setting, value))).containsOnlyKeys(setting);
        assertThat(opened.api().log().total()).isEqualTo(before);
    }

    private Stream<String> keys() {
        return Stream.concat(
                vendor.configDef().names().stream().filter(key -> !key.equals("proxy.url")),
                Stream.of("task", "task.share", "name", "no.such.setting"));
    }

    /** Any value of a setting is accepted or reported on its key. A connector whose value is accepted starts. */
    @ParameterizedTest
    @MethodSource("keys")
    void anyValueIsAcceptedOrReportedOnItsKey(String key) {
        long seed = ThreadLocalRandom.current().nextLong();
        OddValues.of(seed).forEach(value -> {
            Map<String, String> settings = with(key, value);
            assertThatCode(() -> startIfAccepted(key, settings))
                    .as("%s of seed %d set to %s", key, seed, value)
                    .doesNotThrowAnyException();
        });
    }

    private void startIfAccepted(String key, Map<String, String> settings) {
        Map<String, List<String>> errors = errors(settings);
        if (errors.isEmpty()) {
            SourceConnector connector = kit.connector();
            connector.start(settings);
            connector.taskConfigs(2).forEach(task -> vendor.tables(vendor.config(task)));
            connector.stop();
        } else {
            assertThat(errors.keySet())
                    .isSubsetOf(
                            key,
                            "dead.letter.topic",
                            "api.url",
                            kit.credential().getKey());
        }
    }

    @Test
    void refusedUrlIsNotQuoted() {
        for (String key : List.of("api.url", "proxy.url")) {
            for (String url : List.of("https://user:%s@host", "user:%s@host:3128", "https://host/?token=%s")) {
                Map<String, List<String>> errors = errors(with(key, url.formatted(SECRET)));
                assertThat(errors).containsOnlyKeys(key);
                assertThat(errors.toString()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void longestTableNameFitsAfterThePrefix() {
        int longest = opened.tables().stream().mapToInt(String::length).max().orElseThrow();
        int max = 249 - Math.max(longest + 1, ".dead-letters".length());
        assertThat(errors(with("topic.prefix", "p".repeat(max)))).isEmpty();
        assertThat(errors(with("topic.prefix", "p".repeat(max + 1)))).containsOnlyKeys("topic.prefix");
    }

    @Test
    void deadLettersNeedTheirOwnTopic() {
        String topic = kit.vendor() + '.' + kit.snapshotTable();
        for (String same : List.of(topic, topic.replace('.', '_'))) {
            Map<String, String> settings = with("dead.letter.topic", same);
            assertThat(errors(settings)).containsOnlyKeys("dead.letter.topic");
            assertThatThrownBy(() -> kit.connector().start(settings)).hasMessageContaining(kit.snapshotTable());
        }
    }

    @Test
    void unknownTableIsRefusedWithTheKnownTables() {
        assertThatThrownBy(() -> vendor.config(with("tables", "nothing")))
                .hasMessageContaining("nothing")
                .hasMessageContainingAll(opened.tables().toArray(String[]::new));
    }

    @Test
    void furtherTablesAreReplicatedIfAskedFor() {
        TableNames tables = vendor.tableNames();
        assertThat(tablesOfTasks("")).containsExactlyInAnyOrderElementsOf(tables.standard());
        assertThat(tablesOfTasks("*")).containsExactlyInAnyOrderElementsOf(opened.tables());
        for (String further : tables.further()) {
            assertThat(tablesOfTasks(kit.snapshotTable() + ',' + further))
                    .containsExactlyInAnyOrder(kit.snapshotTable(), further);
        }
    }

    private List<String> tablesOfTasks(String tables) {
        return kit.tablesOfTasks(with("tables", tables));
    }

    @Test
    void validationRecommendsAllTablesAndSaysWhichAreFurther() {
        TableNames tables = vendor.tableNames();
        ConfigDef definition = vendor.configDef();
        String doc = definition.configKeys().get("tables").documentation;
        assertThat(definition.validate(validSettings()).stream()
                        .filter(value -> value.name().equals("tables"))
                        .flatMap(value -> value.recommendedValues().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(opened.tables().stream(), Stream.of("*")).toList());
        String further = tables.further().stream()
                .map(table -> tables.requestEach().containsKey(table)
                        ? table + " (a request for each " + tables.requestEach().get(table) + ")"
                        : table)
                .collect(Collectors.joining(", "));
        assertThat(doc).endsWith(further.isEmpty() ? "* for every table." : "if you ask for them: " + further + ".");
    }

    @Test
    void tableThatNeedsManyRequestsIsLoggedAtTheStart() {
        vendor.tableNames().requestEach().forEach((table, each) -> {
            try (LogWatch log = LogWatch.warningsOf(ApiSourceConnector.class.getName())) {
                tablesOfTasks(table);
                assertThat(log.messages())
                        .anyMatch(line -> line.startsWith("Table " + table + " needs a request for each " + each));
            }
        });
    }

    @Test
    void secretIsAPasswordAndNeverShown() {
        String key = kit.credential().getKey();
        assertThat(vendor.configDef().configKeys().get(key).type()).isEqualTo(Type.PASSWORD);
        assertThat(vendor.config(with(key, SECRET)).values().toString()).doesNotContain(SECRET);
    }

    @Test
    void validSettingsCostOneRequest() {
        long before = opened.api().log().total();
        assertThat(errors(validSettings())).isEmpty();
        assertThat(opened.api().log().total()).isEqualTo(before + 1);
    }

    @Test
    void refusedCredentialIsReportedOnItsKeyAndNotShown() {
        String key = kit.credential().getKey();
        Map<String, List<String>> errors = errors(with(key, SECRET));
        assertThat(errors).containsOnlyKeys(key);
        assertThat(errors.get(key).toString()).contains(refusal()).doesNotContain(SECRET);
    }

    @Test
    void failureOfTheApiIsReportedOnTheUrl() {
        opened.api().faults().next("*", Fault.status(500));
        assertThat(errors(validSettings())).containsOnlyKeys("api.url");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 206, 301, 400, 401, 403, 404, 410, 503})
    void foreignResponseIsReportedOnTheUrl(int status) {
        for (String body : ForeignBodies.ALL) {
            opened.api().faults().next("*", FailuresContract.foreign(status, body));
            Map<String, List<String>> errors = errors(validSettings());
            assertThat(errors).as(body).containsOnlyKeys("api.url");
            assertThat(errors.get("api.url").toString())
                    .contains(Integer.toString(status))
                    .doesNotContain(ForeignBodies.MARKER);
        }
    }

    @Test
    void unreachableHostIsReportedOnTheUrl() {
        VendorUnderTest closed = kit.few();
        Map<String, String> settings = closed.api().connectorSettings();
        closed.close();
        assertThat(errors(settings)).containsOnlyKeys("api.url");
    }
}
