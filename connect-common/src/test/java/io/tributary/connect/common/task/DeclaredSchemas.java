package io.tributary.connect.common.task;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import java.util.Map;
import java.util.TreeMap;

/** The schemas that a connector declares, loaded without a task. */
public final class DeclaredSchemas {
    private DeclaredSchemas() {}

    /** The schemas of all tables by name, with these settings. */
    public static Map<String, TableSchema> of(ApiSourceConnector connector, Map<String, String> settings) {
        ApiSourceConfig config = connector.vendor().config(settings);
        Map<String, TableSchema> schemas = new TreeMap<>();
        for (Table table : connector.vendor().tables(config)) {
            schemas.put(table.name(), StartedTask.schema(connector.vendor(), config, table));
        }
        return schemas;
    }
}
