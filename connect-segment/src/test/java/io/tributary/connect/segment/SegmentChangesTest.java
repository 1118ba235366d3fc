package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.segment.SegmentWorkspace;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Rows that are added, changed and deleted, between syncs and during one. */
class SegmentChangesTest extends SimulatedTask {

    @Test
    void newAndChangedRowsAreSentAndNoOthers() {
        open(few());
        tables("users", "sources", "destinations", "groups", "transformations", "warehouses");
        driver.start().firstSync();
        String user = workspace().add("users");
        String source = workspace().keys("sources").get(3);
        workspace().update("sources", source, named("renamed"));
        workspace().update("destinations", workspace().keys("destinations").get(5), named("renamed"));
        List<SourceRecord> changes = driver.sync();
        assertThat(changes).hasSize(3);
        assertThat(changes).anyMatch(record -> ((Struct) record.key()).get("id").equals(user));
        assertSameAsApi("users", "sources", "destinations");
    }

    @Test
    void changedEntryOfTheCatalogChangesAllRowsThatEmbedIt() {
        open(few());
        tables("destinations", "catalog_destinations");
        driver.start().firstSync();
        Struct any = latest("destinations").values().iterator().next();
        String entry = any.getStruct("metadata").getString("id");
        workspace().update("catalog_destinations", entry, row -> row.put("description", "another"));
        driver.sync();
        assertSameAsApi("destinations", "catalog_destinations");
    }

    @Test
    void catalogsAreReadRarely() {
        open(few());
        tables("catalog_sources", "sources");
        driver.set("snapshot.interval.ms", "200").start().firstSync();
        for (int sync = 0; sync < 3; sync++) {
            long before = segment.requests("GET /sources");
            driver.pollUntil(() -> segment.requests("GET /sources") > before, "another sync of the sources");
        }
        assertThat(segment.requests("GET /catalog/sources")).isEqualTo(1);
    }

    @Test
    void rowsMissingFromTwoSweepsGetTombstones() {
        open(few());
        tables("users", "sources", "source_connected_warehouses", "source_connected_destinations", "destinations");
        driver.start().firstSync();
        workspace().delete("users", workspace().keys("users").get(2));
        workspace().delete("sources", workspace().keys("sources").get(4));
        driver.sync();
        driver.sync();
        driver.sync();
        assertThat(tombstones("users")).hasSize(1);
        assertThat(tombstones("sources")).hasSize(1);
        assertSameAsApi("users", "sources", "source_connected_warehouses", "source_connected_destinations");
    }

    @Test
    void deletesCanBeTurnedOff() {
        open(few());
        tables("users");
        driver.set("deletes", "false").start().firstSync();
        workspace().delete("users", workspace().keys("users").get(0));
        driver.sync();
        driver.sync();
        driver.sync();
        assertThat(tombstones("users")).isEmpty();
    }

    @Test
    void rowHiddenByADeletionDuringTheReadIsFoundImmediately() {
        open(few().sources(450));
        tables("sources");
        once();
        segment.onRequest(
                "GET /sources",
                2,
                () -> workspace().delete("sources", workspace().keys("sources").get(7)));
        driver.start().firstSync();
        List<String> living = workspace().keys("sources");
        assertThat(latest("sources").keySet())
                .extracting(key -> key.getString("id"))
                .containsAll(living);
        assertThat(segment.requests("GET /sources")).isEqualTo(6);
    }

    @Test
    void listThatAlwaysChangesIsReadThreeTimesAndDeletesNothing() {
        open(few().sources(450));
        tables("sources");
        once();
        for (int page = 2; page <= 8; page += 3) {
            segment.onRequest(
                    "GET /sources",
                    page,
                    () -> workspace()
                            .delete("sources", workspace().keys("sources").get(0)));
        }
        driver.start().firstSync();
        assertThat(segment.requests("GET /sources")).isEqualTo(9);
        assertThat(tombstones("sources")).isEmpty();
    }

    @Test
    void rowAddedBeforeThoseReadRepeatsNothing() {
        open(few().users(2500));
        tables("users");
        once();
        segment.onRequest("GET /users", 2, () -> workspace().addUserFirst());
        driver.start().firstSync();
        assertEachRowOnce("users");
    }

    @Test
    void keepsUpWithAWorkspaceInUse() {
        open(few());
        driver.start();
        segment.startChanging(100);
        driver.firstSync();
        driver.sync();
        segment.stopChanging();
        for (int sync = 0; sync < 3; sync++) {
            driver.sync();
        }
        String[] tables = SegmentTables.NAMES.all().stream()
                .filter(table -> !table.startsWith("catalog"))
                .toArray(String[]::new);
        assertSameAsApi(tables);
        assertThat(segment.violations()).isEmpty();
    }

    @Test
    void missingAndEmptyNamesAreDistinguished() {
        open(few());
        tables("sources");
        driver.start().firstSync();
        SegmentWorkspace workspace = workspace();
        String id = workspace.keys("sources").get(0);
        workspace.update("sources", id, named(""));
        assertThat(value(driver.sync().get(0)).getString("name")).isEmpty();
        workspace.update("sources", id, row -> row.remove("name"));
        assertThat(value(driver.sync().get(0)).get("name")).isNull();
    }
}
