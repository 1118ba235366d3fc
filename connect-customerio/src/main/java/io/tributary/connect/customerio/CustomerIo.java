package io.tributary.connect.customerio;

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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/** Customer.io: its settings, its tables and its App API. */
final class CustomerIo implements Vendor {
    static final String NAME = "customerio";

    /** Requests are counted per second (App API reference, "Rate limits"). */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ConfigDef configDef() {
        return CustomerIoSourceConfig.define();
    }

    @Override
    public ApiSourceConfig config(Map<String, String> settings) {
        return new CustomerIoSourceConfig(settings);
    }

    @Override
    public TableNames tableNames() {
        return CustomerIoTables.NAMES;
    }

    @Override
    public List<Table> tables(ApiSourceConfig config) {
        return new CustomerIoTables((CustomerIoSourceConfig) config).all();
    }

    @Override
    public Api open(ApiSourceConfig settings, Time time) {
        CustomerIoSourceConfig config = (CustomerIoSourceConfig) settings;
        Api api = open(config, config.baseUrl(), time);
        return config.otherRegion()
                .<Api>map(region ->
                        new RegionCheck(api, region, () -> open(config, CustomerIoSourceConfig.URLS.get(region), time)))
                .orElse(api);
    }

    private static Api open(CustomerIoSourceConfig config, URI baseUrl, Time time) {
        return new RestApi(
                config,
                new RestApi.Dialect(
                        baseUrl,
                        Authenticator.bearer(config.accessToken()),
                        Map.of(),
                        new CustomerIoErrorPolicy(),
                        QuotaHeaders.NONE,
                        Check.list(ApiRequest.get("/workspaces"), "/workspaces"),
                        WINDOW,
                        List.of()),
                time);
    }

    @Override
    public String credentialSetting() {
        return CustomerIoSourceConfig.ACCESS_TOKEN_CONFIG;
    }
}
