package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.kustomer.KustomerWorkspace;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that are marked as deleted, rows that disappear, and rows that are restored. */
class KustomerDeletedTest extends SimulatedTask {

    @Test
    void deletedRowsBecomeTombstones() {
        open(few());
        driver.start().firstSync();
        Map<String, String> deleted = new HashMap<>();
        MARKED.forEach(table -> deleted.put(table, ids(table).get(3)));
        deleted.forEach(workspace()::delete);
        driver.sync();
        deleted.forEach((table, id) -> {
            assertThat(tombstones(table))
                    .as(table)
                    .extracting(SimulatedTask::id)
                    .contains(id);
            assertSameAsApi(table);
        });
    }

    @Test
    void tombstoneIsSentOnce() {
        open(few());
        driver.start().firstSync();
        workspace().delete("users", ids("users").get(3));
        workspace().delete("notes", ids("notes").get(3));
        driver.sync();
        assertThat(tombstones("users")).hasSize(1);
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }

    @Test
    void deletedRowsMayBeSentAsRows() {
        open(few());
        driver.set("kustomer.deleted", "row").start().firstSync();
        String note = ids("notes").get(3);
        String user = ids("users").get(3);
        workspace().delete("notes", note);
        workspace().delete("users", user);
        driver.sync();
        assertThat(value("notes", note).getBoolean("deleted")).isTrue();
        assertThat(value("notes", note).getStruct("deleted_by")).isNotNull();
        assertThat(value("users", user).get("deleted_at")).isNotNull();
        assertThat(tombstones("notes")).isEmpty();
        assertThat(latest("notes")).hasSameSizeAs(kustomer.truth("notes", true));
    }

    @Test
    void deletesCanBeTurnedOff() {
        open(few());
        driver.set("deletes", "false").start().firstSync();
        Map<String, String> deleted =
                Map.of("notes", ids("notes").get(3), "tags", ids("tags").get(3));
        deleted.forEach(workspace()::delete);
        driver.sync();
        deleted.forEach((table, id) -> {
            assertThat(tombstones(table)).as(table).isEmpty();
            assertThat(value(table, id)).as(table).isNotNull();
        });
    }

    @Test
    void restoredRowsAreSentAgain() {
        open(few());
        driver.start().firstSync();
        String id = ids("notes").get(3);
        workspace().delete("notes", id);
        driver.sync();
        workspace().update("notes", id, row -> KustomerWorkspace.attributes(row).put("deleted", false));
        driver.sync();
        assertThat(value("notes", id)).isNotNull();
        assertSameAsApi("notes");
    }

    @Test
    void rowsMissingFromASearchAreNotDeleted() {
        open(few());
        driver.start().firstSync();
        String id = ids("messages").get(3);
        long before = tombstones("messages").size();
        workspace().remove("messages", id);
        driver.sync();
        assertThat(tombstones("messages")).hasSize((int) before);
    }

    @Test
    void rowsMissingFromTwoSweepsAreDeleted() {
        open(few());
        driver.start().firstSync();
        String id = ids("teams").get(0);
        workspace().remove("teams", id);
        driver.sync();
        driver.sync();
        assertThat(tombstones("teams")).extracting(SimulatedTask::id).contains(id);
        assertSameAsApi("teams");
    }

    @Test
    void requestsDeletedRowsFromListsThatHideThem() {
        open(few().listsWithoutDeleted());
        driver.set("kustomer.deleted", "row").start().firstSync();
        workspace().delete("tags", ids("tags").get(3));
        driver.sync();
        assertThat(latest("tags")).hasSameSizeAs(kustomer.truth("tags", true));
    }

    @Test
    void readsListsThatRefuseToBeFiltered() {
        open(few().listsWithoutFilter());
        driver.start().firstSync();
        assertSameAsApi("teams", "shortcuts", "tags", "users");
        assertThat(kustomer.violations()).isEmpty();
    }

    @Test
    void readsSearchesThatRefuseToIncludeDeletedRows() {
        open(few().searchesWithoutDeleted());
        driver.start().firstSync();
        assertSameAsApi("conversations", "customers", "kobjects", "messages", "notes");
        assertThat(isParked("notes")).isFalse();
    }
}
