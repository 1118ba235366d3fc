package io.tributary.systemtests.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What connectors return when they are queried. */
class ShownTest {

    static List<ConnectorKit> kits() {
        return Connectors.ALL;
    }

    @ParameterizedTest
    @MethodSource("kits")
    void containsNoSecret(ConnectorKit kit) throws ReflectiveOperationException {
        try (VendorUnderTest vendor = kit.few()) {
            Map<String, String> settings = new HashMap<>(vendor.settings());
            settings.put("proxy.password", Secrets.PROXY_PASSWORD);
            List<String> shown = new ArrayList<>();
            shown.add(shown(kit, settings));
            vendor.refuseCredential();
            shown.add(shown(kit, settings));
            settings.put("tables", "nothing");
            shown.add(shown(kit, settings));
            settings.put("api.url", "http://127.0.0.1:9/v1");
            shown.add(shown(kit, settings));
            SecretSearch search = new SecretSearch(Secrets.all());
            assertThat(shown).allSatisfy(text -> {
                assertThat(text).contains(kit.credential().getKey());
                assertThat(search.find(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
            });
        }
    }

    /** The result of a validation, and the parsed settings. */
    private static String shown(ConnectorKit kit, Map<String, String> settings) throws ReflectiveOperationException {
        SourceConnector connector = (SourceConnector)
                Class.forName(kit.connectorClass()).getConstructor().newInstance();
        Config validated = connector.validate(settings);
        ConfigDef definition = connector.config();
        return validated.configValues() + " " + definition.parse(withoutErrors(settings)) + " " + connector;
    }

    private static Map<String, String> withoutErrors(Map<String, String> settings) {
        Map<String, String> good = new HashMap<>(settings);
        good.remove("tables");
        return good;
    }
}
