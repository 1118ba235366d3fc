package io.tributary.connect.kustomer;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The settings page matches the connector's definitions. */
class KustomerSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Kustomer", new KustomerSourceConnector());
    }
}
