package io.tributary.connect.segment;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Check;
import io.tributary.connect.common.http.Quota;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/** Segment: its settings, its tables and its Public API. */
final class Segment implements Vendor {
    static final String NAME = "segment";

    /** The workspace of the token ("Get Workspace" of the Public API reference). */
    static final Check WORKSPACE = Check.row(ApiRequest.get("/"), "/data/workspace", "/id");

    /** Requests are counted per minute ("Rate limits"). */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** The limits of single endpoints (their pages of the Public API reference). */
    private static final List<Quota> QUOTAS =
            List.of(quota("/tracking-plans/[^/]+/rules", 200), quota("/spaces/[^/]+/audiences", 60));

    private static Quota quota(String path, int requests) {
        Predicate<String> matches = Pattern.compile(path).asMatchPredicate();
        return new Quota(request -> matches.test(request.path()), requests, WINDOW);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ConfigDef configDef() {
        return SegmentSourceConfig.define();
    }

    @Override
    public ApiSourceConfig config(Map<String, String> settings) {
        return new SegmentSourceConfig(settings);
    }

    @Override
    public TableNames tableNames() {
        return SegmentTables.NAMES;
    }

    @Override
    public List<Table> tables(ApiSourceConfig config) {
        return new SegmentTables((SegmentSourceConfig) config).all();
    }

    @Override
    public Api open(ApiSourceConfig settings, Time time) {
        SegmentSourceConfig config = (SegmentSourceConfig) settings;
        return new SegmentApi(
                api(config, config.baseUrl(), time), config.otherRegions(), url -> api(config, url, time));
    }

    private static RestApi api(SegmentSourceConfig config, URI baseUrl, Time time) {
        return new RestApi(
                config,
                new RestApi.Dialect(
                        baseUrl,
                        Authenticator.bearer(config.apiToken()),
                        Map.of(MediaTypes.HEADER, MediaTypes.STABLE),
                        new SegmentErrorPolicy(),
                        new SegmentQuota(),
                        WORKSPACE,
                        WINDOW,
                        config.budget() == 0 ? List.of() : QUOTAS),
                time);
    }

    @Override
    public String credentialSetting() {
        return SegmentSourceConfig.API_TOKEN_CONFIG;
    }
}
