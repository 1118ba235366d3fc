package io.tributary.connect.common.config;

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
     * What differs between vendors in the shared settings.
     *
     * @param vendor its name in lower case, the default of {@code topic.prefix}
     * @param tables all table names
     * @param regions those that {@code api.region} takes; none where the vendor has only one
     * @param requestsPerSecond default budget; 0 for none
     * @param maxConcurrentRequests default
     * @param requestTimeoutMs default
     */
    public record Defaults(
            String vendor,
            List<String> tables,
            List<String> regions,
            double requestsPerSecond,
            int maxConcurrentRequests,
            long requestTimeoutMs) {}

    /**
     * A setting that every connection needs.
     *
     * @param type PASSWORD for a secret
     */
    public record Credential(String key, Type type, String displayName, String doc) {
        /** One that is shown nowhere. */
        public static Credential secret(String key, String displayName, String doc) {
            return new Credential(key, Type.PASSWORD, displayName, doc);
        }
    }

    /** A new definition of the credentials and the shared settings, to which a vendor adds its own. */
    public static ConfigDef define(Defaults defaults, Credential... credentials) {
        ConfigDef definition = new ConfigDef();
        SettingsGroup group = new SettingsGroup(definition, "Credentials");
        for (Credential credential : credentials) {
            group.add(
                    credential.key(),
                    credential.type(),
                    ConfigDef.NO_DEFAULT_VALUE,
                    new NotBlank(),
                    Importance.HIGH,
                    Width.LONG,
                    credential.displayName(),
                    credential.doc());
        }
        TableSettings.define(definition, defaults);
        RequestSettings.define(definition, defaults);
        return definition;
    }
}
