package io.tributary.connect.common.config;

import io.tributary.connect.common.table.TableNames;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Defines the settings that all connectors share, group by group. */
public final class CommonSettings {
    /** The region that every vendor has. */
    public static final String US = "us";

    private CommonSettings() {}

    /**
     * The defaults and valid values of shared settings that differ between vendors.
     *
     * @param name the vendor's name in lower case, the default of {@code topic.prefix}
     * @param tables the names of its tables
     * @param regions valid values of {@code api.region}; empty if the vendor has only one region
     * @param requestsPerSecond default budget; 0 for no limit
     * @param concurrentRequests default of {@code max.concurrent.requests}
     * @param requestTimeoutMs default of {@code request.timeout.ms}
     */
    public record Defaults(
            String name,
            TableNames tables,
            List<String> regions,
            double requestsPerSecond,
            int concurrentRequests,
            long requestTimeoutMs) {}

    /**
     * A required setting that identifies the user to the API.
     *
     * @param type {@link Type#PASSWORD} for a secret
     */
    public record Credential(String key, Type type, String displayName, String doc) {
        /** A credential that is never shown. */
        public static Credential secret(String key, String displayName, String doc) {
            return new Credential(key, Type.PASSWORD, displayName, doc);
        }
    }

    /** A new definition of the credentials and the shared settings, to which a vendor adds its own settings. */
    public static ConfigDef define(Defaults vendor, Credential... credentials) {
        ConfigDef definition = new ConfigDef();
        SettingsGroup group = new SettingsGroup(definition, "Credentials");
        for (Credential credential : credentials) {
            add(credential, group);
        }
        TableSettings.define(definition, vendor);
        ReplicationSettings.define(definition);
        RecordSettings.define(definition);
        ConnectionSettings.define(definition, vendor.regions());
        RequestSettings.define(definition, vendor);
        return definition;
    }

    private static void add(Credential credential, SettingsGroup group) {
        group.label(credential.displayName(), Importance.HIGH, Width.LONG)
                .add(credential.key(), credential.type(), ConfigDef.NO_DEFAULT_VALUE, new NotBlank(), credential.doc());
    }
}
