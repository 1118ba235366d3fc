package io.tributary.connect.segment;

import io.tributary.testkit.docs.SettingsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of settings says what the connector defines. */
class SegmentSettingsPageTest {
    @Test
    void isCurrent() throws IOException {
        SettingsPage.requireCurrent("Segment", new SegmentSourceConnector());
    }
}
