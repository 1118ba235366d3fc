package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Drift;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which contacts are odd: those with an avatar as text, and those whose list of tags or companies may be incomplete. */
class IntercomFormTest {
    private static final IntercomForm FORM = new IntercomForm(IntercomRows.AVATAR, FullLists.LISTS);

    private static TableSchema contacts(Nested nested) {
        return TableSchema.load(
                Intercom.class, "intercom", "contacts", List.of("id"), "updated_at", FORM, nested, 10_000);
    }

    private static String json(String fields) {
        return "{\"id\":\"1\",\"updated_at\":5," + fields.replace('\'', '"') + '}';
    }

    private static Row read(Nested nested, String fields) throws IOException {
        try (JsonParser tokens = Json.MAPPER.createParser(json(fields))) {
            return contacts(nested).read(tokens, null, Drift.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(Nested.class)
    void completeContactIsReadTokenByToken(Nested nested) throws IOException {
        for (String fields : List.of(
                "'avatar':{'image_url':'https://x/a.png'},'tags':{'data':[{'id':'t'}],'has_more':false}",
                "'avatar':null,'tags':null,'companies':{'data':[],'has_more':false,'new':1}",
                "'tags':[],'companies':'none'")) {
            assertThat(read(nested, fields))
                    .as(fields)
                    .isNotNull()
                    .isEqualTo(contacts(nested).map((ObjectNode) Json.parse(json(fields))));
        }
    }

    @ParameterizedTest
    @EnumSource(Nested.class)
    void oddContactHasToBeMappedFromItsTree(Nested nested) throws IOException {
        for (String fields : List.of(
                "'avatar':'https://x/a.png'",
                "'tags':{'data':[],'has_more':true}",
                "'companies':{'data':[],'has_more':'true'}")) {
            assertThat(read(nested, fields)).as(fields).isNull();
            assertThat(contacts(nested)
                            .map((ObjectNode) Json.parse(json(fields)))
                            .reject())
                    .as(fields)
                    .isNull();
        }
    }
}
