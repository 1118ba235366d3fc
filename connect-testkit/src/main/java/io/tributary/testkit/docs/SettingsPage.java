package io.tributary.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.config.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.connect.source.SourceConnector;

/** The page {@code docs/settings-VENDOR.md} of a connector, which is written from the connector's own definitions. */
public final class SettingsPage {
    private static final String WRITE = "settings.write";

    private SettingsPage() {}

    /**
     * Fails when the page is not what the connector defines, or README.md tells another default of a shared setting; renews it where {@code -Dsettings.write} is given.
     *
     * @param vendor as the vendor writes it
     */
    public static void requireCurrent(String vendor, SourceConnector connector) throws IOException {
        String name = connector.getClass().getPackageName().replaceAll(".*\\.", "");
        Path page = Path.of("..", "docs", "settings-" + name + ".md");
        String current = new SettingsReference(connector.config()).markdown(vendor, connector.getClass());
        if (System.getProperty(WRITE) != null) {
            Files.writeString(page, current);
        }
        assertThat(page)
                .withFailMessage(
                        "docs/settings-%1$s.md is not current. Renew it: ./mvnw -q -pl connect-%1$s -am test"
                                + " -Dtest='*SettingsPageTest' -Dsurefire.failIfNoSpecifiedTests=false -Dsettings.write",
                        name)
                .exists()
                .hasContent(current);
        ReadmeSettings.requireCurrent(vendor, connector.config());
    }
}
