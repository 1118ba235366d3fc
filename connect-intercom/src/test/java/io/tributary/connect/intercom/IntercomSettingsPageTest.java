package io.tributary.connect.intercom;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of settings says what the connector defines. */
class IntercomSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Intercom", new IntercomSourceConnector());
    }
}
