package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Detour;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.reading.UnreadableRows;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.LogWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages that an API cannot return, and lists that an error shows as empty. */
class DetourTest {
    private final FakeApi api = new FakeApi();
    private final List<JsonNode> places = new ArrayList<>();
    private SyncDriver driver;

    /** Pages by link; the detour around {@code /broken} is {@code /same}, out of order, then {@code /rest}. */
    private final class Around implements Paginator {
        @Override
        public ApiRequest next(Page<?> page) {
            return Paginator.link("/next").next(page);
        }

        @Override
        public boolean isInOrder(ApiRequest request) {
            return !request.path().equals("/same");
        }

        @Override
        public Detour around(ApiRequest request, ApiException failure, JsonNode place, Requester requester) {
            places.add(place);
            return new Detour(List.of(ApiRequest.get("/same"), ApiRequest.get("/rest")), "second 5");
        }
    }

    private SyncDriver drive(Replication replication) {
        Table table = Table.named("rows").primaryKey("id").rowsAt("/rows").replicate(replication);
        driver = new SyncDriver(api, table);
        return driver;
    }

    private SyncDriver driveChanges(Paginator pages) {
        return drive(Cursor.on("updated_at", Duration.ZERO, from -> ApiRequest.get("/first"), pages));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void pages() {
        api.respond("/first", "{'rows':[{'id':'a','n':1,'updated_at':1}],'next':'/broken'}");
        api.fail("/broken", Kind.UNREADABLE, 404);
        api.respond(
                "/same",
                "{'rows':[{'id':'d','n':1,'updated_at':9},{'id':'c','n':1,'updated_at':7},{'id':'b','n':1,'updated_at':5}]}");
        api.respond("/rest", "{'rows':[{'id':'e','n':1,'updated_at':11}]}");
    }

    @Test
    void listContinuesAroundAnUnreadableRow() {
        pages();
        driveChanges(new Around());
        assertThat(driver.sync()).containsExactly("a=1", "d=1", "c=1", "b=1", "e=1");
        assertThat(driver.metrics.getRowsUnreadable()).isEqualTo(1);
        assertThat(places).singleElement().asString().contains("\"a\"");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void unreadableRowIsLoggedOnceAndCountedAtEachSync() {
        pages();
        driveChanges(new Around());
        try (LogWatch log = LogWatch.warningsOf(UnreadableRows.class.getName())) {
            driver.sync();
            driver.sync();
            assertThat(log.messages()).singleElement().asString().contains("Table rows", "second 5");
        }
        assertThat(driver.metrics.getRowsUnreadable()).isEqualTo(2);
    }

    @Test
    void outOfOrderRowsAreNotResentAfterARestart() {
        pages();
        driveChanges(new Around());
        api.hold("/rest");
        driver.pollUntil(() -> driver.sent.size() == 4);
        driver.restart();
        api.release("/rest");
        api.release("/rest");
        driver.pollUntil(() -> driver.sent.size() == 5);
        assertThat(driver.sent).containsExactly("a=1", "d=1", "c=1", "b=1", "e=1");
    }

    @Test
    void paginatorWithoutADetourPausesTheTable() {
        pages();
        driveChanges(Paginator.link("/next"));
        driver.sync();
        assertThat(driver.runner(0).isParked()).isTrue();
        assertThat(driver.metrics.getRowsUnreadable()).isZero();
    }

    @Test
    void listThatFailsAsEmptyDeletesNothing() {
        api.respond("/first", "{'rows':[{'id':'a','n':1}]}");
        drive(Snapshot.of(ApiRequest.get("/first"), Paginator.SINGLE));
        assertThat(driver.sync()).containsExactly("a=1");
        api.fail("/first", Kind.EMPTY, 404);
        for (int sync = 0; sync < 5; sync++) {
            assertThat(driver.sync()).isEmpty();
        }
        assertThat(driver.runner(0).isParked()).isFalse();
        api.respond("/first", "{'rows':[]}");
        assertThat(driver.sync()).containsExactly("-a");
    }
}
