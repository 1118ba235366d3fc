package io.tributary.connect.listrak;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.task.Api;
import io.tributary.connect.common.task.Vendor;
import io.tributary.connect.common.time.Time;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/** Listrak: its settings, its tables, and how to talk to its API. */
final class Listrak implements Vendor {
    static final String NAME = "listrak";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ConfigDef configDef() {
        return ListrakSourceConfig.define();
    }

    @Override
    public ApiSourceConfig config(Map<String, String> settings) {
        return new ListrakSourceConfig(settings);
    }

    @Override
    public TableNames tableNames() {
        return ListrakTables.NAMES;
    }

    @Override
    public List<Table> tables(ApiSourceConfig config) {
        return new ListrakTables((ListrakSourceConfig) config).all();
    }

    @Override
    public Api open(ApiSourceConfig config, Time time) {
        return new ListrakApi((ListrakSourceConfig) config, time);
    }

    @Override
    public String credentialSetting() {
        return ListrakSourceConfig.PASSWORD_CONFIG;
    }
}
