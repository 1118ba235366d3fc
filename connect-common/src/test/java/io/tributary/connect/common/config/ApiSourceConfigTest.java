package io.tributary.connect.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.testing.ToyVendor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSourceConfigTest {
    private static final String SECRET = "very-secret";
    private static final ConfigDef DEFINITION = new ToyVendor().configDef();

    @Test
    void defaultsAreAsDocumented() {
        ApiSourceConfig config = config();
        assertThat(config.tables()).isEmpty();
        assertThat(config.startDate()).isEqualTo(Instant.EPOCH);
        assertThat(config.topicPrefix()).isEqualTo("toy");
        assertThat(config.pollIntervalMs()).isEqualTo(60_000);
        assertThat(config.snapshotIntervalMs()).isEqualTo(3_600_000);
        assertThat(config.everyRow()).isFalse();
        assertThat(config.snapshotMaxRows()).isEqualTo(500_000);
        assertThat(config.deletes()).isTrue();
        assertThat(config.nested()).isEqualTo(Nested.STRUCT);
        assertThat(config.failWhenUnavailable()).isFalse();
        assertThat(config.deadLetterTopic()).isEqualTo("toy.dead-letters");
        assertThat(config.recordMaxBytes()).isEqualTo(900_000);
        assertThat(config.requestsPerSecond()).isEqualTo(10);
        assertThat(config.maxConcurrentRequests()).isEqualTo(8);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.maxRetries()).isEqualTo(25);
        assertThat(config.retryBackoff()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.retryBackoffMax()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.proxy()).isNull();
        assertThat(config.task()).isEqualTo("0");
        assertThat(config.taskShare()).isEqualTo(1);
    }

    @Test
    void urlIsThatOfTheRegionOrTheUser() {
        Map<String, String> urls = Map.of("us", "https://us", "eu", "https://eu");
        assertThat(config().apiUrl(urls)).isEqualTo(URI.create("https://us"));
        assertThat(config("api.region", "eu").apiUrl(urls)).isEqualTo(URI.create("https://eu"));
        assertThat(config("api.url", "https://own/base//").apiUrl(urls)).isEqualTo(URI.create("https://own/base"));
    }

    @Test
    void settingsAreTyped() {
        assertThat(config("tables", "rows, things").tables()).containsExactly("rows", "things");
        assertThat(config("topic.prefix", "p").deadLetterTopic()).isEqualTo("p.dead-letters");
        assertThat(config("dead.letter.topic", "").deadLetterTopic()).isEmpty();
        assertThat(config("value.nested", "json").nested()).isEqualTo(Nested.JSON);
        assertThat(config("snapshot.mode", "all").everyRow()).isTrue();
        assertThat(config("tables.unavailable", "fail").failWhenUnavailable()).isTrue();
        assertThat(config("task.share", "0.25").requestsPerSecond()).isEqualTo(2.5);
        assertThat(config("proxy.url", "http://proxy:3128").proxy().url()).isEqualTo(URI.create("http://proxy:3128"));
    }

    @ParameterizedTest
    @CsvSource({
        "01/31/2026, 2026-01-31T00:00:00Z",
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.5+02:00, 2026-01-31T10:00:00.500Z",
        "' 2026-01-31 ', 2026-01-31T00:00:00Z"
    })
    void startDatesHaveThreeFormats(String text, Instant expected) {
        assertThat(config("start.date", text).startDate()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/01/2026", "02/30/2026", "1/1/2026", "2026-1-1", "yesterday", "2026-01-31T12:00:00"})
    void otherStartDatesAreRefused(String text) {
        assertThat(error("start.date", text)).contains("start.date", "MM/DD/YYYY", text);
    }

    @Test
    void unknownTableIsRefusedWithTheKnownTables() {
        assertThat(error("tables", "rows,rowz")).contains("tables", "rowz", "rows, things");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "ftp://localhost",
                "https://user:pw@host",
                "https://",
                "nonsense",
                "http://127.0.0.1.evil"
            })
    void urlsThatWouldExposeTheCredentialAreRefused(String url) {
        assertThat(error("api.url", url)).contains("https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080", "http://127.0.0.1:1/x", "http://[::1]:80", "https://example.com", ""})
    void otherUrlsAreAccepted(String url) {
        assertThat(errors("api.url", url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://squid_proxy:3128, http://squid_proxy:3128",
        "http://proxy, http://proxy",
        "http://10.0.0.1:3128/, http://10.0.0.1:3128",
        "HTTP://Proxy.Example.com.:80, http://proxy.example.com.:80",
        "http://[2001:db8::1]:3128, http://[2001:db8::1]:3128",
        "https://proxy:1, https://proxy:1"
    })
    void proxyUrlsMayHaveAnyKindOfHost(String text, URI url) {
        assertThat(errors("proxy.url", text)).isEmpty();
        assertThat(config("proxy.url", text).proxy().url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({"https://my_gateway/v1/, https://my_gateway/v1", "HTTPS://Host:8443, https://host:8443"})
    void baseUrlsMayHaveAnyKindOfHost(String text, URI url) {
        assertThat(config("api.url", text).apiUrl(Map.of())).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host?q=1", "https://host#f", "https://host:0", "https://ho st", "https://[::"})
    void urlsThatAreNotABaseAreRefused(String url) {
        assertThat(error("api.url", url)).contains("api.url", "https://").doesNotContain(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:s3cret@host", "user:s3cret@host:1", "http://host/s3cret", "s3cret"})
    void refusedProxyUrlIsNotQuoted(String url) {
        assertThat(error("proxy.url", url)).contains("proxy.url").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\nX-Header: 1", "s3\u0000cret"})
    void credentialOfTwoLinesIsRefusedWithoutBeingQuoted(String token) {
        assertThat(error("api.token", token)).contains("api.token").doesNotContain("cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my intercom", "a/b", "ä", "a\nb"})
    void topicsHaveTheCharactersThatKafkaAccepts(String name) {
        assertThat(error("topic.prefix", name)).contains("topic.prefix");
        assertThat(error("dead.letter.topic", name)).contains("dead.letter.topic");
    }

    @Test
    void topicsAreAsLongAsKafkaAccepts() {
        assertThat(errors("topic.prefix", "p".repeat(249 - ".dead-letters".length())))
                .isEmpty();
        assertThat(error("topic.prefix", "p".repeat(250 - ".dead-letters".length())))
                .contains("236");
        assertThat(errors("dead.letter.topic", "p".repeat(249))).isEmpty();
        assertThat(error("dead.letter.topic", "p".repeat(250))).contains("249");
        assertThat(error("dead.letter.topic", ".")).contains("dead.letter.topic");
        assertThat(error("dead.letter.topic", "..")).contains("dead.letter.topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"toy.rows", "toy_rows"})
    void deadLettersNeedTheirOwnTopic(String topic) {
        ApiSourceConfig config = config("dead.letter.topic", topic);
        assertThatThrownBy(() -> config.requireOwnDeadLetterTopic(List.of("things", "rows")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("dead.letter.topic", "toy.rows");
        config.requireOwnDeadLetterTopic(List.of("things"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll.interval.ms", "snapshot.interval.ms"})
    void longestIntervalsDoNotOverflow(String key) {
        ApiSourceConfig config = config(key, Long.toString(Long.MAX_VALUE));
        Duration longest = Duration.ofDays(36_500);
        assertThat(config.interval(key)).isEqualTo(longest);
        assertThat(config("poll.interval.ms", "60000").interval("poll.interval.ms"))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(Math.max(config.pollIntervalMs(), config.snapshotIntervalMs()))
                .isEqualTo(longest.toMillis());
    }

    @Test
    void startDatesBefore1970MeanAllHistory() {
        assertThat(config("start.date", "01/01/1900").startDate()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void blanksAroundNumbersAreIgnored() {
        assertThat(config("request.timeout.ms", " 5000 ").requestTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "socks://proxy:1", "http://", "://", "http://user:pw@proxy:1"})
    void proxyMustBeAUrl(String url) {
        assertThat(error("proxy.url", url)).contains("http://HOST:PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "snapshot.mode,some",
        "value.nested,xml",
        "tables.unavailable,ignore",
        "api.region,moon",
        "poll.interval.ms,-1",
        "snapshot.interval.ms,x",
        "deletes,maybe",
        "record.max.bytes,0",
        "requests.per.second,-1",
        "requests.per.second,NaN",
        "requests.per.second,Infinity",
        "requests.per.second,-Infinity",
        "requests.per.second,1e-9",
        "requests.per.second,1e300",
        "request.timeout.ms,9223372036854775807",
        "retry.backoff.ms,86400001",
        "retry.backoff.max.ms,86400001",
        "start.date,+10000-01-01",
        "start.date,-0001-01-01",
        "max.concurrent.requests,0",
        "max.concurrent.requests,257",
        "request.timeout.ms,0",
        "max.retries,-1",
        "retry.backoff.ms,0",
        "retry.backoff.max.ms,0",
        "topic.prefix,''"
    })
    void invalidValuesAreReportedOnTheirKey(String key, String value) {
        assertThat(error(key, value)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables",
                "snapshot.mode",
                "value.nested",
                "tables.unavailable",
                "api.region",
                "start.date",
                "deletes",
                "topic.prefix",
                "poll.interval.ms",
                "api.token"
            })
    void nullIsRefusedIfTheDefaultIsAValue(String key) {
        Map<String, String> settings = new HashMap<>(Map.of("api.token", SECRET));
        settings.put(key, null);
        List<ConfigValue> values = DEFINITION.validate(settings);
        boolean refused =
                values.stream().anyMatch(value -> !value.errorMessages().isEmpty());
        assertThat(refused).isEqualTo(!key.equals("start.date"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void blankCredentialIsRefused(String token) {
        assertThat(error("api.token", token)).contains("api.token");
    }

    @Test
    void missingCredentialIsRefused() {
        assertThatThrownBy(() -> new ApiSourceConfig(DEFINITION, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("api.token");
    }

    @Test
    void secretsAreNotShown() {
        ApiSourceConfig config = config("proxy.password", SECRET, "proxy.url", "http://proxy:1");
        assertThat(config.values().toString()).doesNotContain(SECRET);
        assertThat(config.toString()).doesNotContain(SECRET);
        assertThat(config.proxy().toString()).doesNotContain(SECRET);
        assertThat(DEFINITION.validate(Map.of("api.token", SECRET)).toString()).doesNotContain(SECRET);
        assertThat(config.proxy().password()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tables|rows things *",
                "api.region|us eu",
                "snapshot.mode|changes all",
                "value.nested|struct json",
                "tables.unavailable|skip fail"
            })
    void knownWordsAreRecommended(String key, String words) {
        assertThat(value(key, Map.of("api.token", SECRET)).recommendedValues())
                .containsExactlyInAnyOrder((Object[]) words.split(" "));
    }

    @Test
    void everySettingHasAGroupAnOrderAndTexts() {
        assertThat(DEFINITION.configKeys().values()).allSatisfy(key -> {
            assertThat(key.group).as(key.name).isNotBlank();
            assertThat(key.displayName).as(key.name).isNotBlank();
            assertThat(key.documentation).as(key.name).isNotBlank();
            assertThat(key.orderInGroup).as(key.name).isPositive();
        });
    }

    private static String error(String key, String value) {
        assertThat(errors(key, value)).isNotEmpty();
        return errors(key, value).get(0);
    }

    private static List<String> errors(String key, String value) {
        Map<String, String> settings = new HashMap<>(Map.of("api.token", SECRET));
        settings.put(key, value);
        return value(key, settings).errorMessages();
    }

    private static ConfigValue value(String key, Map<String, String> settings) {
        return DEFINITION.validate(settings).stream()
                .filter(value -> value.name().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static ApiSourceConfig config(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>(Map.of("api.token", SECRET));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new ApiSourceConfig(DEFINITION, settings);
    }
}
