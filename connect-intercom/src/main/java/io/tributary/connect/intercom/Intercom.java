package io.tributary.connect.intercom;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Check;
import io.tributary.connect.common.http.QuotaHeaders;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.task.Api;
import io.tributary.connect.common.task.RestApi;
import io.tributary.connect.common.task.Vendor;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/** Intercom: its settings, its tables and its API. */
final class Intercom implements Vendor {
    static final String NAME = "intercom";

    /** Intercom's documentation, "Rate limiting". */
    private static final Duration WINDOW = Duration.ofSeconds(10);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ConfigDef configDef() {
        return IntercomSourceConfig.define();
    }

    @Override
    public ApiSourceConfig config(Map<String, String> settings) {
        return new IntercomSourceConfig(settings);
    }

    @Override
    public TableNames tableNames() {
        return IntercomTables.NAMES;
    }

    @Override
    public List<Table> tables(ApiSourceConfig config) {
        return new IntercomTables((IntercomSourceConfig) config).all();
    }

    @Override
    public Api open(ApiSourceConfig settings, Time time) {
        IntercomSourceConfig config = (IntercomSourceConfig) settings;
        return new RestApi(
                config,
                new RestApi.Dialect(
                        config.baseUrl(),
                        Authenticator.bearer(config.accessToken()),
                        Map.of("Intercom-Version", config.version().name()),
                        new IntercomErrorPolicy(),
                        QuotaHeaders.RATE_LIMIT,
                        Check.row(ApiRequest.get("/me"), "", "/id"),
                        WINDOW,
                        List.of()),
                time);
    }

    @Override
    public String credentialSetting() {
        return IntercomSourceConfig.ACCESS_TOKEN_CONFIG;
    }
}
