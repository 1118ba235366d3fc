package io.tributary.connect.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {
    private static final Set<String> KNOWN =
            Set.of("poll.interval.ms", "snapshot.interval.ms", "tables", "customerio.customers.filter", "api.token");

    @ParameterizedTest
    @CsvSource({
        "poll.interval, poll.interval.ms",
        "poll.intervall.ms, poll.interval.ms",
        "Poll.Interval.Ms, poll.interval.ms",
        "poll_interval_ms, poll.interval.ms",
        "table, tables",
        "customers.filter, customerio.customers.filter",
        "custumerio.customer.filter, customerio.customers.filter",
        "apitoken, api.token",
        "task.max, tasks.max",
        "errors.tolerence, errors.tolerance"
    })
    void mostSimilarKnownKeyIsNamed(String key, String meant) {
        assertThat(UnknownKeys.among(Set.of(key, "tables"), KNOWN)).isEqualTo(Map.of(key, Optional.of(meant)));
    }

    @Test
    void keyWithoutASimilarOneHasNoSuggestion() {
        String long1 = "x".repeat(100_000);
        assertThat(UnknownKeys.among(Set.of("zzz.zzz.zzz", long1, ""), KNOWN))
                .isEqualTo(Map.of("zzz.zzz.zzz", Optional.empty(), long1, Optional.empty(), "", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "connector.class",
                "connector.plugin.version",
                "tasks.max",
                "tasks.max.enforce",
                "config.action.reload",
                "key.converter",
                "value.converter.schemas.enable",
                "header.converter",
                "transforms",
                "transforms.a.type",
                "predicates.p.pattern",
                "errors.tolerance",
                "topic.creation.groups",
                "topic.creation.default.partitions",
                "producer.override.max.request.size",
                "exactly.once.support",
                "transaction.boundary.interval.ms",
                "offsets.storage.topic"
            })
    void connectsOwnKeysAreKnown(String key) {
        assertThat(UnknownKeys.among(Set.of(key), KNOWN)).isEmpty();
    }
}
