package io.tributary.connect.customerio;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of settings says what the connector defines. */
class CustomerIoSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Customer.io", new CustomerIoSourceConnector());
    }
}
