package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.kustomer.KustomerWorkspace;
import org.junit.jupiter.api.Test;

/** Users, teams, tags and shortcuts, which can only be listed. */
class KustomerListsTest extends SimulatedTask {

    @Test
    void followsAllPages() {
        open(few().size("tags", 430).size("shortcuts", 201).size("users", 600).size("teams", 501));
        tables("tags", "shortcuts", "users", "teams");
        driver.start().firstSync();
        assertEachVersionOnce("tags", "shortcuts", "users", "teams");
    }

    @Test
    void sendsOnlyWhatChanged() {
        open(few());
        tables("tags");
        driver.start().firstSync();
        String id = ids("tags").get(0);
        workspace().update("tags", id, named("changed"));
        assertThat(driver.sync()).extracting(SimulatedTask::id).containsExactly(id);
    }

    @Test
    void sendsChangesThatDoNotMoveTheirTime() {
        open(few());
        tables("tags");
        driver.start().firstSync();
        String id = ids("tags").get(0);
        ObjectNode row = workspace().row("tags", id);
        KustomerWorkspace.attributes(row).put("color", "#000000");
        workspace().put("tags", row);
        driver.sync();
        assertThat(value("tags", id).get("color")).isEqualTo("#000000");
    }

    @Test
    void newestOfTwoVersionsInOnePageWins() {
        open(few());
        tables("shortcuts");
        String page = "{\"meta\":{\"pageSize\":100,\"page\":1},\"links\":{\"next\":null},\"data\":[%s,%s]}"
                .formatted(version(7), version(6));
        kustomer.faults().always("/v1/shortcuts", Fault.json(200, page));
        driver.start().firstSync();
        assertThat(value("shortcuts", "1").get("rev")).isEqualTo(7L);
        assertThat(records("shortcuts")).hasSize(1);
    }

    private static String version(int rev) {
        return "{\"type\":\"shortcut\",\"id\":\"1\",\"attributes\":{\"rev\":%d,\"updatedAt\":\"2026-01-01T00:00:0%d.000Z\"}}"
                .formatted(rev, rev);
    }

    @Test
    void rowsBeforeTheStartDateAreSkipped() {
        open(few());
        tables("tags");
        driver.set("start.date", "01/01/2099").start().firstSync();
        assertThat(records("tags")).isEmpty();
    }

    @Test
    void pagesWithoutALinkEnd() {
        open(few());
        tables("teams");
        kustomer.faults().always("/v1/teams", Fault.json(200, "{\"data\":[{\"type\":\"team\",\"id\":\"1\"}]}"));
        driver.start().firstSync();
        assertThat(latest("teams")).hasSize(1);
    }
}
