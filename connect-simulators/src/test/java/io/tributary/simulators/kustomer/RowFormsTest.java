package io.tributary.simulators.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Undocumented formats of rows. */
class RowFormsTest {

    @Test
    void sentimentsAreTextOrObjects() {
        assertThat(customers(SimulatedKustomer.builder(), "/attributes/lastMessageIn/sentiment"))
                .isNotEmpty()
                .allMatch(JsonNode::isTextual);
        assertThat(customers(SimulatedKustomer.builder().sentimentsAsObjects(), "/attributes/lastMessageIn/sentiment"))
                .isNotEmpty()
                .allMatch(sentiment -> sentiment.path("polarity").isInt());
    }

    @Test
    void masksAreTextOrObjects() {
        List<JsonNode> texts = customers(SimulatedKustomer.builder().masked(), "/attributes/emails/0/email");
        List<JsonNode> objects = customers(SimulatedKustomer.builder().maskedByObjects(), "/attributes/emails/0/email");
        assertThat(texts).isNotEmpty().allMatch(mask -> mask.asText().equals("********"));
        assertThat(objects).isNotEmpty().allMatch(mask -> mask.path("isMasked").asBoolean());
    }

    @Test
    void sendsUnpairedSurrogatesAsEscapes() {
        try (SimulatedKustomer kustomer =
                SimulatedKustomer.builder().truncatedPreviews().start()) {
            byte[] response =
                    new KustomerClient(kustomer).raw(KustomerClient.since("customer", "1970-01-01T00:00:00.000Z"));
            assertThat(new String(response, StandardCharsets.UTF_8)).contains("\"Order \\uD83C\"");
        }
    }

    private static List<JsonNode> customers(KustomerBuilder builder, String pointer) {
        try (SimulatedKustomer kustomer = builder.start()) {
            return kustomer.truth("customers").values().stream()
                    .map(row -> row.at(pointer))
                    .filter(value -> !value.isMissingNode() && !value.isNull())
                    .toList();
        }
    }
}
