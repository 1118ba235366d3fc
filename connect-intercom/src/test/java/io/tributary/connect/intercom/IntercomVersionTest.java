package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version of the API has what. */
class IntercomVersionTest {

    @ParameterizedTest
    @CsvSource({
        "2.12, false, false, false",
        "2.15, false, false, false",
        "2.16, true, false, false",
        "2.17, true, true, true",
        "2.18, true, true, true",
        "2.100, true, true, true",
        "Preview, true, true, true"
    })
    void knowsWhatAVersionHas(String name, boolean deletions, boolean companySearch, boolean olderParts) {
        IntercomVersion version = IntercomVersion.parse(name);
        assertThat(version.name()).isEqualTo(name);
        assertThat(version.hasDeletedConversations()).isEqualTo(deletions);
        assertThat(version.hasCompanySearch()).isEqualTo(companySearch);
        assertThat(version.hasOlderParts()).isEqualTo(olderParts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.11", "1.4", "3.0", "2", "2.", "2.17 ", "preview", "2.1234", "", "latest"})
    void refusesOthers(String name) {
        assertThatThrownBy(() -> IntercomVersion.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingDescribesItsValidValues() {
        assertThat(new IntercomVersion.Validator()).hasToString("2.12 or newer, or Preview");
    }
}
