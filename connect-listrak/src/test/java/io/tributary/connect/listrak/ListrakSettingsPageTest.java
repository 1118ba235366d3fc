package io.tributary.connect.listrak;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The settings page matches the connector's definitions. */
class ListrakSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Listrak", new ListrakSourceConnector());
    }
}
