package io.tributary.connect.listrak;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of settings says what the connector defines. */
class ListrakSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Listrak", new ListrakSourceConnector());
    }
}
