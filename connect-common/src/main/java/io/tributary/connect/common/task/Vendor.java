package io.tributary.connect.common.task;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.time.Time;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/**
 * One vendor: its settings, its tables, and how to talk to its API. All else is the same for every connector. The schema
 * files lie beside the implementing class, in {@code schemas/}.
 */
public interface Vendor {

    /** The vendor's name in lower case, as in schema names. */
    String name();

    /** The settings of this connector. */
    ConfigDef configDef();

    /** The settings, typed. */
    ApiSourceConfig config(Map<String, String> settings);

    /** All tables, as these settings ask for them. */
    List<Table> tables(ApiSourceConfig config);

    /**
     * Opens the way to the API; nothing is sent yet.
     *
     * @param time the task's
     */
    Api open(ApiSourceConfig config, Time time);

    /** The setting that a refused credential is reported on. */
    String credentialSetting();
}
