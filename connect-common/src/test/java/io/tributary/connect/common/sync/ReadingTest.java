package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows marked as deleted, and pages with duplicate rows. */
class ReadingTest {
    /** The field {@code n} is the row's revision. */
    private static final RowForm REVISED = row -> row.members(name -> {
        if (name.equals("n")) {
            JsonNode number = row.tree();
            row.notes().revision(number.asLong());
            row.field(name, List.of(name), number);
        } else {
            row.field(name);
        }
    });

    private final FakeApi api = new FakeApi();
    private SyncDriver driver = new SyncDriver(
            api, rows().deletedWhen(row -> row.path("n").asInt() < 0).replicate(cursor()));

    private static Table.Builder rows() {
        return Table.named("rows").primaryKey("id").rowsAt("/rows");
    }

    private static Cursor cursor() {
        return Cursor.on("updated_at", Duration.ofMillis(10), from -> ApiRequest.get("/rows"), Paginator.SINGLE);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void respond(String rows) {
        api.respond("/rows", "{'rows':[" + rows + "]}");
    }

    private static String row(String id, long at, long n) {
        return "{'id':'" + id + "','updated_at':" + at + ",'n':" + n + "}";
    }

    @Test
    void rowMarkedAsDeletedGivesOneTombstone() {
        respond(row("a", 100, 1) + ',' + row("b", 200, 2));
        assertThat(driver.sync()).containsExactly("a=1", "b=2");
        respond(row("b", 200, 2) + ',' + row("a", 300, -3));
        assertThat(driver.sync()).containsExactly("-a");
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.restart().sync()).isEmpty();
        assertThat(driver.metrics.getDeletes()).isEqualTo(1);
        respond(row("a", 400, 4));
        assertThat(driver.sync()).containsExactly("a=4");
    }

    @Test
    void deletedRowIsSkippedPermanentlyIfDeletesAreOff() {
        driver.settings(Instant.EPOCH, false, false, 100);
        respond(row("a", 100, 1) + ',' + row("a", 300, -3) + ',' + row("b", 400, 1));
        assertThat(driver.sync()).containsExactly("a=1", "b=1");
        driver.settings(Instant.EPOCH, true, false, 100);
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void deletedRowWithoutAKeyIsADeadLetter() {
        respond("{'updated_at':100,'n':-1}");
        assertThat(driver.sync()).singleElement().asString().startsWith("!no primary key");
        assertThat(driver.metrics.getDeletes()).isZero();
    }

    @Test
    void onlyTheNewestRowOfAKeyInAPageIsSent() {
        driver.close();
        driver = new SyncDriver(api, rows().repeating().form(REVISED).replicate(cursor()));
        respond(row("a", 100, 2) + ',' + row("b", 100, 1) + ',' + row("a", 100, 1) + ',' + row("b", 100, 3));
        assertThat(driver.sync()).containsExactly("a=2", "b=3");
        respond(row("b", 300, 4) + ',' + row("a", 200, 4) + ',' + row("b", 200, 4));
        assertThat(driver.sync()).as("of one revision, the later one").containsExactly("b=4", "a=4");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void rowsWithoutAKeyAreAllSent() {
        driver.close();
        driver = new SyncDriver(api, rows().repeating().form(REVISED).replicate(cursor()));
        respond("{'updated_at':100,'n':1},{'updated_at':100,'n':2}," + row("a", 100, 1));
        assertThat(driver.sync()).hasSize(3);
    }
}
