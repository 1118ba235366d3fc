package io.tributary.connect.common.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;
import static org.apache.kafka.common.config.ConfigDef.Width.LONG;
import static org.apache.kafka.common.config.ConfigDef.Width.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Width.SHORT;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** Shared settings that say where requests go. */
public final class ConnectionSettings {
    public static final String API_URL_CONFIG = "api.url";
    private static final String API_URL_DOC =
            "Base URL to use instead of the region's, for example of a private gateway"
                    + " or a test server. http:// is accepted for loopback hosts only.";

    public static final String API_REGION_CONFIG = "api.region";
    private static final String API_REGION_DOC = "Region that hosts the account's data.";
    private static final String API_REGION_DEFAULT = CommonSettings.US;

    public static final String PROXY_URL_CONFIG = "proxy.url";
    private static final String PROXY_URL_DOC = "HTTP proxy for all requests, as http://HOST:PORT. The port defaults to"
            + " 80 for http:// and to 443 for https://. The proxy is not used if api.url is on localhost.";

    static final String PROXY_USER_CONFIG = "proxy.user";
    private static final String PROXY_USER_DOC = "User name for the HTTP proxy, if it requires one.";

    public static final String PROXY_PASSWORD_CONFIG = "proxy.password";
    private static final String PROXY_PASSWORD_DOC = "Password for the HTTP proxy.";

    private static final String NOT_SET = null;

    private ConnectionSettings() {}

    static void define(ConfigDef definition, List<String> regions) {
        SettingsGroup group = new SettingsGroup(definition, "Connection");
        group.label("API URL", LOW, LONG).add(API_URL_CONFIG, STRING, NOT_SET, new ApiUrl(), API_URL_DOC);
        if (!regions.isEmpty()) {
            group.label("Region", HIGH, SHORT)
                    .add(API_REGION_CONFIG, STRING, API_REGION_DEFAULT, new OneOf(regions), API_REGION_DOC);
        }
        group.label("Proxy URL", LOW, LONG)
                .dependents(PROXY_USER_CONFIG, PROXY_PASSWORD_CONFIG)
                .add(PROXY_URL_CONFIG, STRING, NOT_SET, new ProxyUrl(), PROXY_URL_DOC)
                .label("Proxy user", LOW, MEDIUM)
                .add(PROXY_USER_CONFIG, STRING, NOT_SET, null, PROXY_USER_DOC)
                .label("Proxy password", LOW, MEDIUM)
                .add(PROXY_PASSWORD_CONFIG, PASSWORD, NOT_SET, null, PROXY_PASSWORD_DOC);
    }
}
