package io.tributary.systemtests.converters;

import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.task.ApiSourceConnector;
import io.tributary.connect.common.task.DeclaredSchemas;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The Avro schemas of all tables of a connector, by file name. */
final class DeclaredAvro {
    /** Settings that may change a schema. */
    private static final List<String> VARIANTS = List.of(
            "intercom.version=2.12",
            "intercom.version=2.16",
            "intercom.version=Preview",
            "intercom.expand.lists=false",
            "kustomer.deleted=row",
            "listrak.event.key=contact");

    private final String vendor;
    private final ApiSourceConnector connector;
    private final Map<String, String> settings;
    private final AvroPlugin avro;

    DeclaredAvro(ConnectorKit kit, AvroPlugin avro) {
        this.vendor = kit.vendor();
        this.connector = connector(kit.connectorClass());
        this.avro = avro;
        try (VendorUnderTest simulated = kit.few()) {
            this.settings = simulated.settings();
        }
    }

    private static ApiSourceConnector connector(String name) {
        try {
            return (ApiSourceConnector) Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * For each table {@code TABLE-key}, {@code TABLE-value}, and {@code TABLE-value-json} for flat values. If a setting changes
     * one, also {@code TABLE-key.SETTING=VALUE}.
     */
    Map<String, Schema> schemas() {
        Map<String, Schema> usual = schemas(Map.of());
        Map<String, Schema> all = new TreeMap<>(usual);
        VARIANTS.stream().filter(variant -> variant.startsWith(vendor + '.')).forEach(variant -> {
            String[] setting = variant.split("=");
            schemas(Map.of(setting[0], setting[1])).forEach((name, schema) -> {
                if (!schema.equals(usual.get(name))) {
                    all.put(name + '.' + variant, schema);
                }
            });
        });
        return all;
    }

    private Map<String, Schema> schemas(Map<String, String> other) {
        Map<String, Schema> schemas = new HashMap<>();
        tables(other, "struct").forEach((table, schema) -> {
            schemas.put(table + "-key", avro.avro(schema.key()));
            schemas.put(table + "-value", avro.avro(schema.value()));
        });
        tables(other, "json").forEach((table, schema) -> schemas.put(table + "-value-json", avro.avro(schema.value())));
        return schemas;
    }

    /** The Connect schemas of all tables with nested values. */
    Map<String, TableSchema> structs() {
        return tables(Map.of(), "struct");
    }

    private Map<String, TableSchema> tables(Map<String, String> other, String nested) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("value.nested", nested);
        all.putAll(other);
        return DeclaredSchemas.of(connector, all);
    }
}
