package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in snake case. */
class SnakeCaseTest {
    private final SnakeCase snakeCase = new SnakeCase();

    @ParameterizedTest
    @CsvSource({
        "lastMessageUnrespondedToSinceLastDone, last_message_unresponded_to_since_last_done",
        "os00Str, os00_str",
        "rmaIdStr, rma_id_str",
        "caseIDStr, case_id_str",
        "twitter-dm, twitter-dm",
        "my-fieldStr, my-field_str",
        "größeNum, größe_num",
        "updatedAt, updated_at",
        "id, id",
        "0, 0"
    })
    void convertsNames(String wireName, String name) {
        assertThat(snakeCase.name(wireName)).isEqualTo(name);
        assertThat(snakeCase.name(wireName)).isEqualTo(name);
    }

    @Test
    void renamesKeysAtEveryDepth() {
        assertThat(keys("{\"aB\":[{\"cD\":1}],\"eF\":{\"gH\":null}}"))
                .isEqualTo("{\"a_b\":[{\"c_d\":1}],\"e_f\":{\"g_h\":null}}");
    }

    @Test
    void keepsTheWireNameOfAKeyThatClashes() {
        assertThat(keys("{\"aB\":1,\"a_b\":2}")).isEqualTo("{\"aB\":1,\"a_b\":2}");
        assertThat(keys("{\"a_b\":2,\"aB\":1}")).isEqualTo("{\"a_b\":2,\"aB\":1}");
        assertThat(keys("{\"fooBAR\":1,\"fooBar\":2}")).isEqualTo("{\"foo_bar\":1,\"fooBar\":2}");
    }

    private String keys(String json) {
        return Json.text(snakeCase.keys(Json.parse(json)));
    }
}
