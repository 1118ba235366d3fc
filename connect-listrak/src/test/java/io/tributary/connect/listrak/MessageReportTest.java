package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.FakeClock;
import io.tributary.connect.listrak.MessageReport.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages with their counters, as the tables that are read message by message need them. */
class MessageReportTest {
    private static final long LIST = 240_127;
    private static final long MESSAGE = 11_803_348;

    private final FakeClock time = new FakeClock(1_769_860_800_000L);
    private final ListrakSourceConfig config =
            new ListrakSourceConfig(Map.of("username", "u", "password", "p", "poll.interval.ms", "60000"));
    private final MessageReport report = new MessageReport(
            "ReportListMessageActivity",
            Duration.ofDays(1),
            config,
            new WallClock(ZoneId.of("America/New_York")),
            time);
    private final Service service = new Service();

    /** A service with one message in each list. */
    private static final class Service implements Requester {
        private final List<ObjectNode> lists = new ArrayList<>();
        private boolean down;

        @Override
        public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
            if (down) {
                throw new ApiException(ApiException.Kind.RETRY, 503, null, "down", null);
            }
            boolean isLists = request.path().equals("/GetContactListCollection");
            List<ObjectNode> rows = isLists ? lists : List.of(message());
            List<T> mapped = rows.stream().map(reader.map()).toList();
            return new Page<>(request, mapped, null, Json.MAPPER.createObjectNode(), Instant.EPOCH);
        }

        private static ObjectNode message() {
            return Json.MAPPER
                    .createObjectNode()
                    .put("MsgID", MESSAGE)
                    .put("SendDate", "2026-01-15T12:00:00")
                    .put("ClickCount", 7);
        }
    }

    private List<Message> nextPoll() {
        time.advance(config.pollInterval().toMillis());
        return report.newestFirst(service, time.instant());
    }

    @Test
    void readsAListThatIsAssignedAgain() {
        ObjectNode list = Json.MAPPER.createObjectNode().put("ListID", LIST).put("CreateDate", "2025-01-01T00:00:00");
        service.lists.add(list);
        assertThat(nextPoll()).extracting(Message::id).containsExactly(MESSAGE);
        service.lists.clear();
        assertThat(nextPoll()).isEmpty();
        service.lists.add(list);
        assertThat(nextPoll()).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(MESSAGE);
            assertThat(message.count("ClickCount")).isEqualTo(7);
        });
    }

    @Test
    void sweepsAgainWhenTheListsCouldNotBeRead() {
        service.down = true;
        assertThatThrownBy(() -> report.plan(service)).isInstanceOf(ApiException.class);
        service.down = false;
        assertThat(report.plan(service).fullTable()).isTrue();
        assertThat(report.plan(service).fullTable()).isFalse();
    }
}
