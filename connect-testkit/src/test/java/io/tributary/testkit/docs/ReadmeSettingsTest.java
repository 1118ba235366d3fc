package io.tributary.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.ToyVendor;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** README.md lists every shared setting, and a wrong default is noticed. */
class ReadmeSettingsTest {
    private static final ConfigDef TOY = new ToyVendor().configDef();

    @Test
    void readmeNamesEverySharedSettingAndNoOther() throws IOException {
        assertThat(ReadmeSettings.ofRepository().keys())
                .as("keys of the table of shared settings in README.md")
                .containsExactlyInAnyOrderElementsOf(ReadmeSettings.shared(TOY));
    }

    @Test
    void defaultOfAVendorIsTheOneBesideItsName() {
        assertThat(differences("| `max.concurrent.requests` | Toy 8, Other 4 | m |"))
                .noneMatch(one -> one.startsWith("max.concurrent.requests"));
        assertThat(differences("| `max.concurrent.requests` | 8 (Other 4) | m |"))
                .noneMatch(one -> one.startsWith("max.concurrent.requests"));
        assertThat(differences("| `max.concurrent.requests` | 8 (Toy 4) | m |"))
                .contains("max.concurrent.requests: 8, not 4");
    }

    @Test
    void eachKeyOfARowHasItsDefault() {
        assertThat(differences("| `max.retries`, `retry.backoff.ms` | 25, 501 | m |"))
                .contains("retry.backoff.ms: 500, not 501", "poll.interval.ms: 60000, not null")
                .noneMatch(one -> one.startsWith("max.retries"));
        assertThat(differences("| `proxy.url`, `proxy.user` | none | m |")).noneMatch(one -> one.startsWith("proxy.u"));
    }

    private static List<String> differences(String row) {
        return new ReadmeSettings("text\n## Settings\n\n" + row + "\n").differences("Toy", TOY);
    }
}
