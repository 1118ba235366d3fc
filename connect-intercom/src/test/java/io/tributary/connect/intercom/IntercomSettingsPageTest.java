package io.tributary.connect.intercom;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The settings page matches the connector's definitions. */
class IntercomSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Intercom", new IntercomSourceConnector());
    }
}
