package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets and their parts, which change without their {@code updated_at}. */
class IntercomTicketsTest extends SimulatedTask {
    private static final String TICKETS = "tickets";
    private static final String PARTS = "ticket_parts";
    private static final String SWEEP = "intercom.tickets.sweep.interval.ms";
    /** Longer than the interval of sweeps; a clock that is a day off is not trusted. */
    private static final Duration LONG = Duration.ofHours(2);

    /** Tickets that were changed long ago, and one that is new, so that the position is above the others. */
    private void openTickets() {
        open(few());
        tables(TICKETS, PARTS);
        workspace().add(TICKETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.12", "2.15", "2.16", "2.17"})
    void areCompleteInEveryVersion(String version) {
        openTickets();
        version(version);
        driver.start().firstSync();
        assertEachRowOnce(TICKETS, PARTS);
        workspace().addTicketPart(workspace().ids(TICKETS).get(4), false);
        driver.sync();
        assertSameAsApi(TICKETS, PARTS);
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void partWithinTheOverlapThatDoesNotMoveItsTicketArrives() {
        openTickets();
        String ticket = workspace().ids(TICKETS).get(3);
        workspace().addTicketPart(ticket, false);
        driver.set(SWEEP, "0").start().firstSync();
        intercom.clock().advance(Duration.ofSeconds(158));
        String part = workspace().addTicketPart(ticket, true);
        assertThat(driver.sync()).extracting(SimulatedTask::id).containsExactlyInAnyOrder(ticket, part);
        assertSameAsApi(TICKETS, PARTS);
        assertNoDuplicates(TICKETS, PARTS);
    }

    @Test
    void sweepFindsWhatDidNotMoveAnOldTicket() {
        openTickets();
        driver.set(SWEEP, "3600000").start().firstSync();
        int before = driver.records().size();
        changeLate();
        driver.pollUntil(() -> driver.records().size() > before + 1, "the ticket and its part");
        assertSameAsApi(TICKETS, PARTS);
        pass();
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.records()).hasSize(before + 2);
    }

    @Test
    void sweepFindsItAfterARestart() {
        openTickets();
        driver.set(SWEEP, "3600000").start().firstSync();
        pass();
        driver.sync();
        driver.stop();
        changeLate();
        pass();
        driver.start().firstSync();
        driver.sync();
        assertSameAsApi(TICKETS, PARTS);
        assertNoDuplicates(TICKETS, PARTS);
    }

    @Test
    void nothingIsSweptIfSweepsAreOff() {
        openTickets();
        driver.set(SWEEP, "0").start().firstSync();
        changeLate();
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).isEmpty();
    }

    /** Adds a part to an old ticket, whose {@code updated_at} stays. */
    private void changeLate() {
        String ticket = workspace().ids(TICKETS).get(6);
        intercom.clock().advance(LONG);
        workspace().addTicketPart(ticket, true);
    }

    private void pass() {
        intercom.clock().advance(LONG);
        driver.sync();
    }

    @Test
    void ticketWithManyPartsIsARow() {
        openTickets();
        String ticket = workspace().ids(TICKETS).get(0);
        for (int i = 0; i < 100; i++) {
            workspace().addTicketPart(ticket, false);
        }
        driver.set("record.max.bytes", "8000").start().firstSync();
        assertThat(driver.records("intercom.dead-letters")).isEmpty();
        assertEachRowOnce(TICKETS, PARTS);
        long parts = intercom.truth(PARTS).values().stream()
                .filter(part -> part.path("ticket_id").asText().equals(ticket))
                .count();
        assertThat(parts).isGreaterThanOrEqualTo(100);
        assertThat(value(TICKETS, ticket).getStruct(PARTS).get("total_count")).isEqualTo(parts);
    }

    @Test
    void stateAsTextIsItsCategory() {
        openTickets();
        driver.start().firstSync();
        List<ObjectNode> odd = intercom.truth(TICKETS).values().stream()
                .filter(row -> row.path("ticket_state").isTextual())
                .toList();
        assertThat(odd).isNotEmpty().allSatisfy(row -> {
            Struct state = value(TICKETS, row.path("id").asText()).getStruct("ticket_state");
            assertThat(state.get("category")).isEqualTo(row.path("ticket_state").asText());
            assertThat(state.get("internal_label"))
                    .isEqualTo(row.path("ticket_state_internal_label").asText());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.15", "2.17"})
    void assigneesAreNumbersInEveryVersion(String version) {
        openTickets();
        version(version);
        driver.start().firstSync();
        assertThat(latest(TICKETS).values())
                .allMatch(row -> row.get("admin_assignee_id") != null && row.get("_extra") == null)
                .anyMatch(row -> row.getInt64("team_assignee_id") == 0);
    }

    @Test
    void keyWalkFindsADeletedTicket() {
        openTickets();
        driver.set("intercom.deletes.interval.ms", "50").start().firstSync();
        driver.pollUntil(() -> records(TICKETS).size() == truth(TICKETS).size(), "all rows");
        String gone = workspace().ids(TICKETS).get(7);
        workspace().delete(TICKETS, gone);
        driver.pollUntil(() -> !tombstones(TICKETS).isEmpty(), "a tombstone");
        assertThat(tombstones(TICKETS)).extracting(SimulatedTask::id).containsExactly(gone);
        assertSameAsApi(TICKETS);
    }

    @Test
    void missingPermissionPausesTicketsAndParts() {
        open(few());
        intercom.forbid(TICKETS);
        driver.start();
        driver.pollUntil(() -> isParked(TICKETS) && isParked(PARTS), "both tables to be paused");
        driver.pollUntil(() -> latest("tags").size() == truth("tags").size(), "the other tables");
        assertThat(driver.records()).extracting(SourceRecord::topic).doesNotContain("intercom.tickets");
    }

    @Test
    void ticketThatTheSearchCannotReturnIsSkipped() {
        openTickets();
        String hidden = workspace().ids(TICKETS).get(5);
        workspace().update(TICKETS, hidden, row -> {});
        workspace().unreadable(TICKETS, hidden, true);
        driver.start().firstSync();
        assertSameAsApi(TICKETS, PARTS);
        assertThat(value(TICKETS, hidden)).isNull();
        workspace().unreadable(TICKETS, hidden, false);
        driver.sync();
        assertSameAsApi(TICKETS, PARTS);
    }
}
