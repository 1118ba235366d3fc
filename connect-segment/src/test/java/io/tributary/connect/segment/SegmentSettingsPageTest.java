package io.tributary.connect.segment;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The settings page matches the connector's definitions. */
class SegmentSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Segment", new SegmentSourceConnector());
    }
}
