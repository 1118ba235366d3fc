package io.tributary.connect.customerio;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The settings page matches the connector's definitions. */
class CustomerIoSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Customer.io", new CustomerIoSourceConnector());
    }
}
