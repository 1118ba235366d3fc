package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.testing.FakeApi;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows inside the rows of a page are new by their own version. */
class RowsInsideTest {
    private final FakeApi api = new FakeApi();
    private final SyncDriver driver = SyncDriver.expanding(api, new Inside());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void takeNoRequestOfTheirOwn() {
        api.respond("/parents", "{'parents':[" + parent(0, "'0a'", "'0b'") + ',' + parent(1) + "]}");
        assertThat(driver.sync()).containsExactly("0a=0", "0b=0");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void newOneInAnUnchangedParentIsSentAlone() {
        api.respond("/parents", "{'parents':[" + parent(0, "'0a'") + ',' + parent(1, "'1a'") + "]}");
        assertThat(driver.sync()).containsExactly("0a=0", "1a=1");
        api.respond("/parents", "{'parents':[" + parent(0, "'0a'") + ',' + parent(1, "'1a'", "'1b'") + "]}");
        assertThat(driver.sync()).containsExactly("1b=1");
        driver.restart();
        assertThat(driver.sync()).isEmpty();
    }

    private static String parent(int number, String... children) {
        int time = 100 + number;
        return "{'id':'" + number + "','n':" + number + ",'updated_at':" + time + ",'children':["
                + String.join(",", children) + "]}";
    }

    private static final class Inside implements Expansion {
        @Override
        public boolean isInside() {
            return true;
        }

        @Override
        public long time(ObjectNode parent) {
            return parent.path("updated_at").asLong();
        }

        @Override
        public long version(ObjectNode parent) {
            return Fingerprint.of(parent).hash();
        }

        @Override
        public List<Row> read(List<ObjectNode> parents, Requester requester, ChildRows rows) {
            return parents.stream()
                    .flatMap(parent -> parent.path("children").valueStream().map(child -> {
                        ObjectNode row = parent.deepCopy().without("children");
                        return rows.map(row.put("id", child.asText()));
                    }))
                    .toList();
        }
    }
}
