package io.tributary.connect.common.testing;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.CommonSettings.Defaults;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Check;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.QuotaHeaders;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.task.Api;
import io.tributary.connect.common.task.ApiSourceConnector;
import io.tributary.connect.common.task.ApiSourceTask;
import io.tributary.connect.common.task.RestApi;
import io.tributary.connect.common.task.Vendor;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** A vendor with two tables: {@code rows} is incremental, {@code things} is a snapshot table. */
public final class ToyVendor implements Vendor {
    /** The setting of its credential. */
    public static final String TOKEN_CONFIG = "api.token";

    private static final TableNames TABLES = TableNames.standard("rows", "things");
    private static final Defaults DEFAULTS = new Defaults("toy", TABLES, List.of("us", "eu"), 10, 8, 60_000);
    private static final Map<String, String> URLS =
            Map.of("us", "https://us.toy.example", "eu", "https://eu.toy.example");

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public ConfigDef configDef() {
        ConfigDef definition = CommonSettings.define(
                DEFAULTS, CommonSettings.Credential.secret(TOKEN_CONFIG, "Token", "The toy's token."));
        return definition;
    }

    @Override
    public ApiSourceConfig config(Map<String, String> settings) {
        return new ApiSourceConfig(configDef(), settings);
    }

    @Override
    public TableNames tableNames() {
        return TABLES;
    }

    @Override
    public List<Table> tables(ApiSourceConfig config) {
        Cursor cursor = Cursor.on(
                "updated_at",
                Duration.ofSeconds(1),
                from -> ApiRequest.get("/rows").with("from", from.toEpochMilli()),
                Paginator.link("/next"));
        Snapshot list = Snapshot.of(ApiRequest.get("/things"), Paginator.link("/next"));
        return List.of(
                Table.named("rows").primaryKey("id").rowsAt("/rows").weight(3).replicate(cursor),
                Table.named("things").primaryKey("id").rowsAt("/things").replicate(list));
    }

    @Override
    public Api open(ApiSourceConfig config, Time time) {
        RestApi.Dialect dialect = new RestApi.Dialect(
                config.apiUrl(URLS),
                Authenticator.bearer(config.getPassword(TOKEN_CONFIG).value()),
                Map.of(),
                new Errors(),
                QuotaHeaders.NONE,
                Check.row(ApiRequest.get("/me"), "", "/id"),
                Duration.ofSeconds(1),
                List.of());
        return new RestApi(config, dialect, time);
    }

    @Override
    public String credentialSetting() {
        return TOKEN_CONFIG;
    }

    private static final class Errors extends ErrorPolicy {
        @Override
        protected String credentialAdvice() {
            return "Check " + TOKEN_CONFIG + ", then restart the task";
        }
    }

    /** Its connector. */
    public static final class Connector extends ApiSourceConnector {
        public Connector() {
            super(new ToyVendor());
        }

        @Override
        public Class<? extends Task> taskClass() {
            return SourceTask.class;
        }
    }

    /** Its task. */
    public static final class SourceTask extends ApiSourceTask {
        public SourceTask() {
            super(new ToyVendor());
        }
    }
}
