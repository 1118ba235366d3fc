package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that are kept as tokens become the same rows as their trees. */
class PartTest {
    private static final ObjectNode MORE = json("{'conversation_id':'7','conversation_total_parts':2}");

    private final Truth truth = new Truth();
    private final ChildRows rows = truth.children("conversation_parts").with(MORE);

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }

    private static Part part(String text) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(text.replace('\'', '"'))) {
            return Part.at("").tokens().read(parser);
        }
    }

    private ChildRows tokensOnly() {
        return new ChildRows() {
            @Override
            public Row map(ObjectNode row) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Row read(JsonParser row) throws IOException {
                return rows.read(row);
            }

            @Override
            public ChildRows with(ObjectNode fields) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private Row expected(String text) {
        return truth.row("conversation_parts", json(text).setAll(MORE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'1'}",
                "{'id':1,'created_at':1700000000,'redacted':false,'body':null,'author':{'id':'5','type':'admin'}}",
                "{'id':'1','admin_assignee_id':12.5,'team_assignee_id':12.0,'waiting_since':-0,'more':[1.50,-0.0,1e400]}",
                "{'id':'1','attachments':[{'url':'https://x/1','filesize':99999999999999999999}],'event_details':{'a':[{}]}}",
                "{'id':'1','body':'\\ud800','x':'\\u0000ü€'}",
            })
    void rowIsThatOfTheTree(String text) throws IOException {
        assertThat(part(text).row(tokensOnly())).isEqualTo(expected(text));
        assertThat(part(text).json()).isEqualTo(json(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'1','assigned_to':'5'}",
                "{'body':'no id'}",
                "{'id':'1','id':'2'}",
                "{'id':'1','conversation_id':'8'}",
            })
    void treeIsMappedIfTokensAreNotEnough(String text) throws IOException {
        assertThatThrownBy(() -> part(text).row(tokensOnly())).isInstanceOf(UnsupportedOperationException.class);
        assertThat(part(text).row(rows)).isEqualTo(expected(text));
    }

    @Test
    void tokensWithANumberOutOfRangeAreRefused() {
        assertThatThrownBy(() -> part("{'id':'1','more':1e99999999999}"))
                .isInstanceOfAny(NumberFormatException.class, IOException.class);
    }
}
