package io.tributary.connect.common.task;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.time.Time;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/**
 * One vendor: its settings, its tables and its API. Everything else is shared by all connectors. Connect's threads call the methods,
 * never request threads. The schema files are in {@code schemas/}, next to the implementing class.
 */
public interface Vendor {

    /** The vendor's name in lower case, as in schema names. */
    String name();

    /** The settings of this connector. */
    ConfigDef configDef();

    /** The settings, typed. */
    ApiSourceConfig config(Map<String, String> settings);

    /** The names of all tables. */
    TableNames tableNames();

    /** All tables, with these settings. */
    List<Table> tables(ApiSourceConfig config);

    /**
     * Opens the API. Sends no request yet.
     *
     * @param time the task's clock
     */
    Api open(ApiSourceConfig config, Time time);

    /** The key of the setting on which a refused credential is reported. */
    String credentialSetting();
}
