package io.tributary.connect.common.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds keys that neither the connector nor Connect knows. Most are typos, and none has an effect. */
public final class UnknownKeys {
    /** Connect's own settings of a source connector (Kafka's documentation, "Source Connector Configs"), up to 4.x. */
    private static final Set<String> CONNECT = Set.of(
            "name",
            "connector.class",
            "connector.plugin.version",
            "tasks.max",
            "tasks.max.enforce",
            "key.converter",
            "key.converter.plugin.version",
            "value.converter",
            "value.converter.plugin.version",
            "header.converter",
            "header.converter.plugin.version",
            "transforms",
            "predicates",
            "config.action.reload",
            "errors.retry.timeout",
            "errors.retry.delay.max.ms",
            "errors.tolerance",
            "errors.log.enable",
            "errors.log.include.messages",
            "topic.creation.groups",
            "exactly.once.support",
            "transaction.boundary",
            "transaction.boundary.interval.ms",
            "offsets.storage.topic");

    /** Prefixes of settings for converters, transformations, topics and clients. */
    private static final List<String> CONNECT_PREFIXES = List.of(
            "key.converter.",
            "value.converter.",
            "header.converter.",
            "transforms.",
            "predicates.",
            "topic.creation.",
            "producer.override.",
            "admin.override.",
            "consumer.override.");

    private UnknownKeys() {}

    /** The unknown keys in {@code given}, each with the known key that was most likely meant. */
    public static Map<String, Optional<String>> among(Set<String> given, Set<String> known) {
        Set<String> all = new HashSet<>(CONNECT);
        all.addAll(known);
        Map<String, Optional<String>> unknown = new TreeMap<>();
        given.stream()
                .filter(key -> !all.contains(key) && CONNECT_PREFIXES.stream().noneMatch(key::startsWith))
                .forEach(key -> unknown.put(key, Nearest.to(key, all)));
        return unknown;
    }
}
