package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.http.Fault;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors, people, and what the documentation leaves open about lists. */
class CustomerIoListsTest extends SimulatedTask {
    private static final String NEWSLETTERS = "GET /v1/newsletters";

    @Test
    void emptyPageIsNotTheEnd() {
        open(SimulatedCustomerIo.builder().emptyPages());
        tables("activities", "newsletters", "sender_identities");
        driver.start().firstSync();
        assertEachRowOnce("activities", "newsletters", "sender_identities");
    }

    /** With {@code hidden} the list has only hidden senders; sources disagree on whether it has all without. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hiddenAndVisibleSendersArrive(boolean hiddenAmongAll) {
        open(hiddenAmongAll ? few().hiddenAmongSenders() : few());
        tables("sender_identities");
        driver.start().firstSync();
        assertEachRowOnce("sender_identities");
        assertThat(records("sender_identities"))
                .extracting(record -> ((Struct) record.value()).getBoolean("hidden"))
                .contains(true, false);
    }

    @Test
    void pageSizeThatIsRefusedIsHalved() {
        open(SimulatedCustomerIo.builder().largestPage(30));
        tables("newsletters", "sender_identities");
        driver.set("snapshot.interval.ms", "3600000").start().firstSync();
        assertEachRowOnce("newsletters", "sender_identities");
        assertThat(customerIo.requests(NEWSLETTERS)).isEqualTo(2 + 5);
    }

    @Test
    void expiredCursorStartsTheListOver() {
        open(SimulatedCustomerIo.builder());
        tables("newsletters", "activities", "customers");
        customerIo.onRequest(ACTIVITIES, 2, customerIo::invalidateCursors);
        driver.start().firstSync();
        assertEachRowOnce("newsletters", "activities", "customers");
    }

    @Test
    void invalidAddressIsADeadLetterAndDeletesNothing() {
        open(few());
        tables("ip_addresses");
        driver.start().firstSync();
        customerIo.faults().next("*", Fault.json(200, "{\"ip_addresses\":[1.5,{},null]}"), 2);
        driver.sync();
        assertThat(driver.records("customerio.dead-letters")).hasSize(3);
        assertEachRowOnce("ip_addresses");
    }

    @Test
    void cursorThatRepeatsPausesTheTable() {
        open(few());
        tables("newsletters", "topics");
        customerIo.faults().always(NEWSLETTERS, Fault.json(200, "{\"newsletters\":[{\"id\":1}],\"next\":\"same\"}"));
        driver.start().firstSync();
        assertThat(isParked("newsletters")).isTrue();
        assertThat(records("newsletters")).hasSize(1);
        assertEachRowOnce("topics");
    }

    @Test
    void listWithANextPageIsFollowed() {
        open(few());
        tables("topics");
        customerIo
                .faults()
                .next("GET /v1/subscription_topics", Fault.json(200, "{\"topics\":[{\"id\":77}],\"next\":\"x\"}"));
        driver.start().firstSync();
        assertThat(value("topics", 77L)).isNotNull();
        assertThat(latest("topics")).hasSize(workspace().ids("topics").size() + 1);
    }

    @Test
    void startDateSkipsOlderRows() {
        open(few());
        long start = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
        String onTime = first("segments");
        created("segments", "updated_at", onTime, start);
        created("segments", "updated_at", workspace().ids("segments").get(1), start - 1);
        driver.set("start.date", "2025-01-01").start().firstSync();
        List<Long> expected = customerIo.truth("segments").values().stream()
                .filter(row -> row.path("updated_at").asLong() >= start)
                .map(row -> row.path("id").asLong())
                .toList();
        assertThat(records("segments"))
                .extracting(record -> ((Struct) record.key()).getInt64("id"))
                .containsExactlyInAnyOrderElementsOf(expected)
                .contains(Long.valueOf(onTime));
        assertEachRowOnce("customers", "sender_identities", "workspaces", "types", "eps_suppression");
    }

    /** People who are listed but cannot be read are not deleted. */
    @Test
    void unreadablePeopleAreNotDeleted() {
        open(few());
        tables("customers", "topics");
        driver.start().firstSync();
        customerIo.faults().always(ATTRIBUTES, Fault.json(200, "{\"customers\":[]}"));
        driver.sync();
        assertThat(isParked("customers")).isTrue();
        assertThat(tombstones("customers")).isEmpty();
    }

    @Test
    void filterSelectsPeople() {
        open(few());
        tables("customers");
        driver.set(
                "customerio.customers.filter",
                "{\"and\":[{\"attribute\":{\"field\":\"plan\",\"operator\":\"eq\",\"value\":\"team\"}},"
                        + "{\"attribute\":{\"field\":\"cio_id\",\"operator\":\"exists\"}}]}");
        driver.start().firstSync();
        assertThat(records("customers"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(((Struct) record.value()).getString("attributes"))
                        .contains("\"plan\":\"team\""));
    }

    @Test
    void addressesNeedNoKey() {
        open(few());
        tables("ip_addresses");
        customerIo.token("another");
        driver.start().firstSync();
        assertEachRowOnce("ip_addresses");
    }
}
