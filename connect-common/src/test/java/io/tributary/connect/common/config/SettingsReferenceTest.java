package io.tributary.connect.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    @Test
    void hasATableForEachGroupInTheOrderOfForms() {
        ConfigDef definition = new ConfigDef();
        new SettingsGroup(definition, "Beds")
                .label("B", Importance.LOW, Width.SHORT)
                .add("b", Type.INT, 2, ConfigDef.Range.atLeast(1), "How many | what.")
                .label("A", Importance.LOW, Width.SHORT)
                .add("a", Type.STRING, null, null, "Whose.");
        new SettingsGroup(definition, "Access")
                .label("Secret", Importance.HIGH, Width.SHORT)
                .add("secret", Type.PASSWORD, ConfigDef.NO_DEFAULT_VALUE, new NotBlank(), "A secret.");

        assertThat(new SettingsReference(definition).markdown("Hotel", SettingsReferenceTest.class))
                .endsWith("""
                        ## Beds

                        | key | type | default | valid values | meaning |
                        |---|---|---|---|---|
                        | `b` | int | `2` | [1,...] | How many \\| what. |
                        | `a` | string | not set |  | Whose. |

                        ## Access

                        | key | type | default | valid values | meaning |
                        |---|---|---|---|---|
                        | `secret` | password | none: required | not empty | A secret. |
                        """);
    }
}
