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
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullListsTest {
    private static final long CHANGED = 1_767_225_600;

    private final FullLists lists = new FullLists();

    private static ObjectNode contact() {
        return (ObjectNode) Json.parse("{\"id\":\"c\",\"updated_at\":" + CHANGED
                + ",\"tags\":{\"data\":[{\"id\":\"1\"}],\"total_count\":2,\"has_more\":true}}");
    }

    /** Responses that the server dates {@code ms} after the contact's change. */
    private record Late(long ms) implements Requester {
        @Override
        public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
            ObjectNode response = (ObjectNode) Json.parse("{\"data\":[{\"id\":\"1\"},{\"id\":\"2\"}]}");
            List<T> rows = response.get("data")
                    .valueStream()
                    .map(row -> reader.map().apply((ObjectNode) row))
                    .toList();
            return new Page<>(
                    request,
                    rows,
                    null,
                    response,
                    Instant.ofEpochSecond(CHANGED).plusMillis(ms));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1999, false", "2000, true", "86400000, true"})
    void listsReadTooSoonAfterTheChangeAreReadAgain(long ms, boolean settled) {
        ObjectNode contact = contact();
        long version = lists.version(contact);
        ChildRows rows = new Truth().children("contacts");
        Row row = lists.read(List.of(contact), new Late(ms), rows).get(0);
        assertThat(row.value().getStruct("tags").getArray("data")).hasSize(2);
        assertThat(row.value().get("_extra")).as("with %s", Settling.FIELD).isNull();
        assertThat(lists.isSettled(contact)).isEqualTo(settled);
        assertThat(lists.version(contact)).as("the version").isEqualTo(version);
    }
}
