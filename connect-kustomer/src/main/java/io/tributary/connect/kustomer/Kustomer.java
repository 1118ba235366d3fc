package io.tributary.connect.kustomer;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Check;
import io.tributary.connect.common.http.Quota;
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

/** Kustomer: its settings, its tables and its API. */
final class Kustomer implements Vendor {
    static final String NAME = "kustomer";

    /** Accepts any valid API key, whatever its roles ("Get current token" of the API reference). */
    static final String CHECK = "/v1/auth/tokens/current";

    private static final Duration MINUTE = Duration.ofSeconds(60);

    /** A minute and the difference in how long searches may take to arrive: Kustomer counts them when they do. */
    private static final Duration SEARCH_WINDOW = Duration.ofMillis(60_300);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ConfigDef configDef() {
        return KustomerSourceConfig.define();
    }

    @Override
    public ApiSourceConfig config(Map<String, String> settings) {
        return new KustomerSourceConfig(settings);
    }

    @Override
    public TableNames tableNames() {
        return KustomerTables.NAMES;
    }

    @Override
    public List<Table> tables(ApiSourceConfig config) {
        return new KustomerTables((KustomerSourceConfig) config).all();
    }

    @Override
    public Api open(ApiSourceConfig settings, Time time) {
        KustomerSourceConfig config = (KustomerSourceConfig) settings;
        return new RestApi(
                config,
                new RestApi.Dialect(
                        config.baseUrl(),
                        Authenticator.bearer(config.apiToken()),
                        Map.of(),
                        new KustomerErrorPolicy(),
                        QuotaHeaders.RATE_LIMIT,
                        Check.row(ApiRequest.get(CHECK), "/data", "/id"),
                        MINUTE,
                        List.of(new Quota(Search::isSearch, config.searchesPerMinute(), SEARCH_WINDOW))),
                time);
    }

    @Override
    public String credentialSetting() {
        return KustomerSourceConfig.API_TOKEN_CONFIG;
    }
}
