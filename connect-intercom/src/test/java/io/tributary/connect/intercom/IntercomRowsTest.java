package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How odd rows are converted to their declared form. */
class IntercomRowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"""
                {"name":"name","description":"The name of a company"} |\
                a6ba10bd2438df6eff7c13f7eac86a8dac9aea594c55a6a985acd30ddf269240""", """
                {"id":34,"name":"The One Ring","description":"One ring to rule them all"} |\
                3b0a43c5921321ac2b254562cffd65fca4bcf8499a4a5369c2e1ac5b7e7311bf""", """
                {"id":903,"name":"Größe","description":null} |\
                01ad85fd8415350d72c43b52d7218f0e0e289d4021bf752c0bcb8c8d8783d615""", """
                {"id":904,"name":"signup date"} |\
                3ee789423f8ecd42e8fee3547daa4cae41c187fcc886b701e5189f3e08402678"""})
    void keyOfADataAttributeIsAHash(String attribute, String hash) {
        assertThat(IntercomRows.withRecordHash(row(attribute), null).path("_sdc_record_hash"))
                .hasToString('"' + hash + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":1.5}", "{\"id\":{},\"name\":\"a\"}", "{\"id\":1,\"name\":[\"a\"]}"})
    void rowThatIsNotAnAttributeHasNoKey(String odd) {
        assertThat(IntercomRows.withRecordHash(row(odd), null)).isEqualTo(row(odd));
    }

    @Test
    void avatarGivenAsUrlBecomesAnObject() {
        assertThat(IntercomRows.withAvatarObject(row("{\"avatar\":\"https://x/a.png\"}"), null))
                .hasToString("{\"avatar\":{\"image_url\":\"https://x/a.png\"}}");
        assertThat(IntercomRows.withAvatarObject(row("{\"avatar\":{\"type\":\"avatar\"}}"), null))
                .hasToString("{\"avatar\":{\"type\":\"avatar\"}}");
        assertThat(IntercomRows.withAvatarObject(row("{\"avatar\":null}"), null))
                .hasToString("{\"avatar\":null}");
        assertThat(IntercomRows.withAvatarObject(row("{}"), null)).hasToString("{}");
    }

    @Test
    void assigneeGivenAsIdBecomesAnObject() {
        assertThat(IntercomRows.withAssigneeObject(row("{\"assigned_to\":\"4423433\"}"), null))
                .hasToString("{\"assigned_to\":{\"id\":\"4423433\"}}");
    }

    private static ObjectNode row(String json) {
        return (ObjectNode) Json.parse(json);
    }
}
