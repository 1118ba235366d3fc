package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row.Reject;
import io.tributary.connect.common.schema.Unreadable;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.Toys;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Unreadable rows of a snapshot table. */
class UnreadableSnapshotTest {
    private final FakeApi api = new FakeApi();
    private final SyncDriver driver = new SyncDriver(
            api,
            Table.named("rows")
                    .primaryKey("id")
                    .rowsAt("/rows")
                    .replicate(
                            Snapshot.of(List.of(ApiRequest.get("/one"), ApiRequest.get("/other")), Paginator.SINGLE)));

    @AfterEach
    void close() {
        driver.close();
    }

    private void lists(List<ObjectNode> one, List<ObjectNode> other) {
        api.respond("/one", () -> response(one)).respond("/other", () -> response(other));
    }

    private static ObjectNode response(List<ObjectNode> rows) {
        ObjectNode response = Toys.json("{}");
        ArrayNode array = response.putArray("rows");
        rows.forEach(array::add);
        return response;
    }

    private static ObjectNode row(String id, int n) {
        return Toys.json("{'id':'" + id + "','n':" + n + "}");
    }

    private static ObjectNode large(String id, String version) {
        return new Unreadable(
                new Reject("large " + version, id + version, List.of()), Toys.json("{'id':'" + id + "'}"));
    }

    private static ObjectNode largeWithoutKey(String version) {
        return new Unreadable(new Reject("large " + version, version, List.of()), Toys.json("{}"));
    }

    @Test
    void eachVersionIsOneDeadLetter() {
        lists(List.of(row("a", 1), large("b", "1"), row("c", 1)), List.of());
        assertThat(driver.sync()).containsExactlyInAnyOrder("a=1", "!large 1", "c=1");
        assertThat(driver.sync()).isEmpty();
        driver.restart();
        assertThat(driver.sync()).isEmpty();
        lists(List.of(row("a", 1), large("b", "2"), row("c", 2)), List.of());
        assertThat(driver.sync()).containsExactlyInAnyOrder("!large 2", "c=2");
        driver.restart();
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void rowThatGrowsTooLargeIsNotDeletedAndIsSentAgainWhenItShrinks() {
        lists(List.of(row("a", 1), row("b", 1)), List.of());
        driver.sync();
        lists(List.of(row("a", 1), large("b", "1")), List.of());
        assertThat(driver.sync()).containsExactly("!large 1");
        for (int sync = 0; sync < 6; sync++) {
            assertThat(driver.sync()).isEmpty();
        }
        lists(List.of(row("a", 1), row("b", 2)), List.of());
        assertThat(driver.sync()).containsExactly("b=2");
        lists(List.of(row("a", 1)), List.of());
        assertThat(driver.sync()).containsExactly("-b");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void otherRowsAreDeletedAtOnceIfItsKeyIsKnown() {
        lists(List.of(row("a", 1), row("b", 1), row("c", 1)), List.of());
        driver.sync();
        lists(List.of(row("a", 1), large("b", "1")), List.of());
        assertThat(driver.sync()).containsExactlyInAnyOrder("!large 1", "-c");
        lists(List.of(row("a", 1)), List.of());
        assertThat(driver.sync()).containsExactly("-b");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void threeSweepsHaveToMissOtherRowsIfItsKeyIsUnknown() {
        lists(List.of(row("a", 1), row("b", 1), row("c", 1)), List.of());
        driver.sync();
        lists(List.of(row("a", 1), row("b", 1), largeWithoutKey("1")), List.of());
        assertThat(driver.sync()).containsExactly("!large 1");
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).containsExactly("-c");
        assertThat(driver.sync()).isEmpty();
    }

    /** The key is now in another list than at the last sweep. */
    @Test
    void rowThatMovesToAnEarlierListNextToALargeOneIsNotLost() {
        lists(List.of(), List.of(row("a", 1), row("b", 1)));
        driver.sync();
        lists(List.of(large("b", "1"), row("b", 2)), List.of(row("a", 1)));
        assertThat(driver.sync()).containsExactlyInAnyOrder("!large 1", "b=2");
        assertThat(driver.sync()).isEmpty();
    }
}
