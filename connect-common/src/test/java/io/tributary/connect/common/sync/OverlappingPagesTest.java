package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists with duplicate keys, on pages that start with the last rows of the previous page. */
class OverlappingPagesTest {
    private static final Paginator LINK = Paginator.link("/next");
    private static final Paginator OVERLAPPING = new Paginator() {
        @Override
        public ApiRequest next(Page<?> page) {
            return LINK.next(page);
        }

        @Override
        public boolean overlaps() {
            return true;
        }
    };

    private final FakeApi api = new FakeApi();
    private final SyncDriver driver = new SyncDriver(
            api,
            Table.named("rows")
                    .primaryKey("id")
                    .rowsAt("/rows")
                    .repeating()
                    .replicate(Snapshot.of(ApiRequest.get("/rows"), OVERLAPPING)));

    @AfterEach
    void close() {
        driver.close();
    }

    private void pages(String first, String second) {
        api.respond("/rows", "{'rows':[" + first + "],'next':'/more'}");
        api.respond("/more", "{'rows':[" + second + "]}");
    }

    private static String row(String id, int n) {
        return "{'id':'" + id + "','n':" + n + "}";
    }

    @Test
    void keyThatSpansTwoPagesIsOneRow() {
        pages(row("a", 1) + ',' + row("b", 1), row("b", 1) + ',' + row("b", 2) + ',' + row("c", 1));
        assertThat(driver.sync()).containsExactly("a=1", "b=2", "c=1");
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.restart().sync()).isEmpty();
    }

    @Test
    void lastKeyOfTheLastPageIsSent() {
        pages(row("a", 1) + ',' + row("b", 1), row("b", 1) + ',' + row("b", 2));
        assertThat(driver.sync()).containsExactly("a=1", "b=2");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void pageWithASingleKeyWaitsForTheNext() {
        pages(row("a", 1) + ',' + row("a", 2), row("a", 2) + ',' + row("a", 3) + ',' + row("b", 1));
        assertThat(driver.sync()).containsExactly("a=3", "b=1");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void rowWithoutAKeyIsNotHeldBack() {
        pages(row("a", 1) + ",{'n':5}", row("b", 1));
        assertThat(driver.sync()).hasSize(3);
        pages("", row("a", 1) + ',' + row("b", 1));
        assertThat(driver.sync()).isEmpty();
    }
}
