package io.tributary.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.config.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.connect.source.SourceConnector;

/** The page {@code docs/settings-VENDOR.md}, which is generated from the connector's own definitions. */
public final class SettingsPage {
    private static final String WRITE = "settings.write";

    private SettingsPage() {}

    /**
     * Fails if the page is not up to date, or if README.md has another default of a shared setting. Writes the page if {@code -Dsettings.write} is set.
     *
     * @param vendor the vendor's name as the vendor spells it
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
                        "docs/settings-%1$s.md is not up to date. Regenerate it: ./mvnw -q -pl connect-%1$s -am test"
                                + " -Dtest='*SettingsPageTest' -Dsurefire.failIfNoSpecifiedTests=false -Dsettings.write",
                        name)
                .exists()
                .hasContent(current);
        ReadmeSettings.requireCurrent(vendor, connector.config());
    }
}
