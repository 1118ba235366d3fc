package io.tributary.connect.common.task;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.ConnectionSettings;
import io.tributary.connect.common.config.RecordSettings;
import io.tributary.connect.common.config.RequestSettings;
import io.tributary.connect.common.config.TableSettings;
import io.tributary.connect.common.config.UnknownKeys;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ProxyException;
import io.tributary.connect.common.http.ResponseTooLargeException;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.time.Time;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source connector for one vendor. Checks the settings, also against the API, and distributes the tables over tasks. */
public abstract class ApiSourceConnector extends SourceConnector {
    private static final Logger log = LoggerFactory.getLogger(ApiSourceConnector.class);
    private static final long CHECK_TIMEOUT_MS = 20_000;
    /** Statuses of a path that does not exist in the API. */
    private static final Set<Integer> NOT_THERE = Set.of(404, 405, 410);

    private static final int MAX_CHARACTERS = 100;
    private static final int SECONDS_AN_HOUR = 3_600;

    private final Vendor vendor;
    private Map<String, String> settings;

    protected ApiSourceConnector(Vendor vendor) {
        this.vendor = vendor;
    }

    /** Visible for testing. */
    final Vendor vendor() {
        return vendor;
    }

    @Override
    public String version() {
        return Version.current();
    }

    @Override
    public ConfigDef config() {
        return vendor.configDef();
    }

    @Override
    public void start(Map<String, String> props) {
        ApiSourceConfig config = config(props);
        config.requireOwnDeadLetterTopic(vendor.tableNames().all());
        warnOfCosts(config);
        unknown(props).forEach(ApiSourceConnector::warn);
        settings = Collections.unmodifiableMap(new HashMap<>(props));
    }

    /** The settings without those that only this class sets for its tasks. */
    private ApiSourceConfig config(Map<String, String> props) {
        Map<String, String> own = new HashMap<>(props);
        own.keySet().removeAll(ApiSourceConfig.OF_TASKS);
        return vendor.config(own);
    }

    /** A first sync of such a table takes hours, and so does each later one. */
    private void warnOfCosts(ApiSourceConfig config) {
        TableNames tables = vendor.tableNames();
        for (String table : tables.selected(config.tables())) {
            String each = tables.requestEach().get(table);
            if (each != null) {
                log.warn(
                        "Table {} needs a request for each {}{}",
                        table,
                        each,
                        config.budget() == 0
                                ? ""
                                : ": at most %.0f an hour at requests.per.second=%s, shared with the other tables"
                                        .formatted(config.budget() * SECONDS_AN_HOUR, config.budget()));
            }
        }
    }

    private Map<String, Optional<String>> unknown(Map<String, String> props) {
        return UnknownKeys.among(props.keySet(), config().names());
    }

    private static void warn(String key, Optional<String> similar) {
        log.warn(
                "The setting {} is unknown and has no effect{}",
                shown(key),
                similar.map(known -> ". Did you mean " + known + "?").orElse(""));
    }

    @Override
    public void stop() {
        settings = null;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        ApiSourceConfig config = config(settings);
        List<Table> tables = StartedTask.selected(vendor, config);
        List<Map<String, String>> configs = new ArrayList<>();
        for (List<Table> group : TaskSplit.split(tables, maxTasks)) {
            double share = (double) TaskSplit.weight(group) / TaskSplit.weight(tables);
            Map<String, String> task = new HashMap<>(settings);
            task.put(ApiSourceConfig.TASK_CONFIG, Integer.toString(configs.size()));
            task.put(
                    TableSettings.TABLES_CONFIG,
                    String.join(",", group.stream().map(Table::name).toList()));
            task.put(ApiSourceConfig.TASK_SHARE_CONFIG, Double.toString(share));
            configs.add(task);
        }
        return configs;
    }

    /** A key made safe to log: any client of the REST API may have sent it. */
    private static String shown(String key) {
        String legible = key.replaceAll("[^\\w.-]", "?");
        return legible.substring(0, Math.min(legible.length(), MAX_CHARACTERS));
    }

    /**
     * Checks the settings, then the credential with the API. An unknown setting is not an error: it is logged, and returned with the
     * most similar known setting as recommended value.
     */
    @Override
    public Config validate(Map<String, String> props) {
        List<ConfigValue> values = new ArrayList<>(super.validate(props).configValues());
        unknown(props).forEach((key, similar) -> {
            warn(key, similar);
            values.add(new ConfigValue(key, null, List.copyOf(similar.stream().toList()), new ArrayList<>()));
        });
        Config result = new Config(values);
        if (isValid(result)) {
            checkTopics(config(props), result);
        }
        if (isValid(result)) {
            checkCredential(props, result);
        }
        return result;
    }

    private static boolean isValid(Config result) {
        return result.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty());
    }

    private void checkTopics(ApiSourceConfig config, Config result) {
        try {
            config.requireOwnDeadLetterTopic(vendor.tableNames().all());
        } catch (ConfigException e) {
            addError(result, RecordSettings.DEAD_LETTER_TOPIC_CONFIG, e.getMessage());
        }
    }

    private void checkCredential(Map<String, String> props, Config result) {
        Map<String, String> quick = new HashMap<>(props);
        long timeout = Math.min(config(props).requestTimeout().toMillis(), CHECK_TIMEOUT_MS);
        quick.put(RequestSettings.TIMEOUT_CONFIG, Long.toString(timeout));
        try (Api api = vendor.open(config(quick), Time.SYSTEM)) {
            api.check();
        } catch (ApiException e) {
            report(e, result);
        }
    }

    private void report(ApiException failure, Config result) {
        if (failure.getCause() instanceof ProxyException proxy) {
            String setting =
                    proxy.isRefusal() ? ConnectionSettings.PROXY_PASSWORD_CONFIG : ConnectionSettings.PROXY_URL_CONFIG;
            addError(result, setting, failure.getMessage());
            return;
        }
        switch (failure.kind()) {
            case FAIL, DENIED -> addError(result, vendor.credentialSetting(), failure.getMessage());
            case WRONG_REGION -> addError(result, ConnectionSettings.API_REGION_CONFIG, failure.getMessage());
            case RETRY -> addError(result, ConnectionSettings.API_URL_CONFIG, failure.getMessage());
            default -> reportResponse(failure, result);
        }
    }

    /**
     * Reports a response that does not refuse the credential. It is an error only if the path does not exist, or if the response is
     * too large, since that of the check is small. In all other cases the syncs show whether the tables can be read.
     */
    private static void reportResponse(ApiException failure, Config result) {
        boolean isTooLarge = failure.getCause() instanceof ResponseTooLargeException;
        if (isTooLarge || NOT_THERE.contains(failure.status())) {
            addError(
                    result,
                    ConnectionSettings.API_URL_CONFIG,
                    failure.getMessage() + ". Check that api.url is the base URL of the API, without an extra path");
        } else {
            log.warn("The credential check was inconclusive. {}", failure.getMessage());
        }
    }

    private static void addError(Config result, String setting, String message) {
        result.configValues().stream()
                .filter(value -> value.name().equals(setting))
                .forEach((ConfigValue value) -> value.addErrorMessage(message));
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> props) {
        try {
            return exactlyOnceSupport(config(props));
        } catch (ConfigException e) {
            log.debug("Invalid settings, which validation reports on their keys", e);
            return ExactlyOnceSupport.SUPPORTED;
        }
    }

    private ExactlyOnceSupport exactlyOnceSupport(ApiSourceConfig config) {
        boolean repeats = config.everyRow()
                && StartedTask.selected(vendor, config).stream()
                        .map(Table::replication)
                        .anyMatch(ApiSourceConnector::isSnapshot);
        return repeats ? ExactlyOnceSupport.UNSUPPORTED : ExactlyOnceSupport.SUPPORTED;
    }

    private static boolean isSnapshot(Replication replication) {
        return replication instanceof Snapshot;
    }

    @Override
    public boolean alterOffsets(Map<String, String> props, Map<Map<String, ?>, Map<String, ?>> offsets) {
        List<Table> tables = vendor.tables(config(props));
        OffsetCheck check = new OffsetCheck(tables);
        try {
            offsets.forEach(check::requireValid);
        } catch (IllegalArgumentException e) {
            throw new ConnectException("Offsets not changed: " + e.getMessage(), e);
        }
        new AlteredOffsets(tables).report(offsets);
        return true;
    }
}
