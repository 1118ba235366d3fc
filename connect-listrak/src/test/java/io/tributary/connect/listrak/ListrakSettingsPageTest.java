package io.tributary.connect.listrak;

import io.tributary.connect.common.testing.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of settings says what the connector defines. */
class ListrakSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Listrak", new ListrakSourceConnector());
    }
}
