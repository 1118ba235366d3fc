package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Integers as text, as in some rows of the real API (seen live with 2.16). */
class TextOfDigitsTest {
    private static final int MOST_PARTS = 500;

    private final List<ApiRequest> requests = new ArrayList<>();

    @Test
    void fitsIdsAndTimes() {
        Struct value = new Truth()
                .row(
                        "conversations",
                        json(
                                "{'id':'1','updated_at':'1740141857','waiting_since':'1740141800','admin_assignee_id':'42',"
                                        + "'source':{'attachments':[{'width':'093','filesize':'18004'}]}}"))
                .value();
        assertThat(value.get("updated_at")).isEqualTo(Date.from(Instant.ofEpochSecond(1740141857)));
        assertThat(value.get("waiting_since")).isEqualTo(Date.from(Instant.ofEpochSecond(1740141800)));
        assertThat(value.get("admin_assignee_id")).isEqualTo(42L);
        Struct attachment =
                value.getStruct("source").<Struct>getArray("attachments").get(0);
        assertThat(attachment.get("width")).isEqualTo(93L);
        assertThat(attachment.get("filesize")).isEqualTo(18004L);
        assertThat(value.get("_extra")).isNull();
    }

    @Test
    void aStatisticMayHaveAFraction() {
        Struct statistics = new Truth()
                .row("conversations", json("{'id':'1','statistics':{'median_time_to_reply':11.5,'handling_time':0.5}}"))
                .value()
                .getStruct("statistics");
        assertThat(statistics.get("median_time_to_reply")).isEqualTo(11.5);
        assertThat(statistics.get("handling_time")).isEqualTo(0.5);
    }

    @Test
    void setTimeAndCountOfAConversationsParts() {
        ObjectNode conversation = json("{'id':'1','created_at':'1740141000','updated_at':'1740141850'}");
        String response = "{'updated_at':'1740141857','statistics':{'count_conversation_parts':'7'}}";
        Requester requester = requester(List.of(json("{'id':'9'}")), json(response));
        List<Row> parts = parts().read(List.of(conversation), requester, rows());
        assertThat(conversation.path("updated_at").asText()).isEqualTo("1740141857");
        assertThat(parts().time(conversation)).isEqualTo(1740141857000L);
        assertThat(parts().parent(json("{'statistics':{'count_conversation_parts':'7'}}"))
                        .path("count_conversation_parts")
                        .asLong())
                .isEqualTo(7);
        assertThat(parts.get(0).value().get("conversation_total_parts")).isEqualTo(7L);
    }

    @Test
    void setTheBoundOfOlderParts() {
        List<ObjectNode> newest = IntStream.range(0, MOST_PARTS)
                .mapToObj(n -> json("{'id':'" + n + "','created_at':'" + (1740141000 + n) + "'}"))
                .toList();
        parts().read(List.of(json("{'id':'1','updated_at':'1740141850'}")), requester(newest, json("{}")), rows());
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).query()).containsEntry("parts_created_before", "1740141000");
    }

    private static ChildRows rows() {
        return new Truth().children("conversation_parts");
    }

    private static Parts parts() {
        return new Parts(IntercomVersion.parse("2.17"), false);
    }

    /** Returns the same response for every request. */
    private Requester requester(List<ObjectNode> rows, ObjectNode envelope) {
        return new Requester() {
            @Override
            public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
                requests.add(request);
                List<T> read = rows.stream().map(reader.map()).toList();
                return new Page<>(request, read, rows.get(rows.size() - 1), envelope, Instant.now());
            }
        };
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }
}
