package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.kustomer.KustomerWorkspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that are only replicated if a user asks for them. */
class KustomerFurtherTablesTest extends SimulatedTask {
    /** Lists without marks of deleted rows. */
    private static final String[] UNMARKED = {
        "brands", "klasses", "queue_rules", "schedules", "sla_versions", "slas", "snooze_options", "work_sessions"
    };

    private static final String TWO_AGREEMENTS = "{\"meta\":{\"pageSize\":100,\"page\":1},\"links\":{\"next\":null},"
            + "\"data\":[{\"type\":\"sla\",\"id\":\"1\"},{\"type\":\"sla\",\"id\":\"2\"}]%s}";

    @Test
    void rowsThatTwoSweepsMissAreDeleted() {
        open(few());
        tables(UNMARKED);
        driver.start().firstSync();
        Map<String, String> deleted = new HashMap<>();
        List.of(UNMARKED).forEach(table -> deleted.put(table, ids(table).get(3)));
        deleted.forEach(workspace()::delete);
        driver.sync();
        driver.sync();
        deleted.forEach((table, id) -> assertThat(tombstones(table))
                .as(table)
                .extracting(SimulatedTask::id)
                .contains(id));
        assertSameAsApi(UNMARKED);
    }

    @Test
    void rowWithAMarkIsDeletedAtOnce() {
        open(few());
        tables("brands");
        driver.start().firstSync();
        ObjectNode brand = workspace().row("brands", ids("brands").get(0));
        KustomerWorkspace.attributes(brand).put("deleted", true);
        workspace().put("brands", brand);
        driver.sync();
        assertThat(tombstones("brands")).hasSize(1);
    }

    @Test
    void queuesThatAreNoLongerListedAreDeleted() {
        open(few().listsWithoutDeleted());
        tables("queues");
        driver.start().firstSync();
        workspace().delete("queues", ids("queues").get(1));
        driver.sync();
        driver.sync();
        assertSameAsApi("queues");
        assertThat(kustomer.violations()).isEmpty();
    }

    @Test
    void followsAllPages() {
        open(few().size("brands", 230)
                .size("slas", 130)
                .size("sla_versions", 270)
                .size("klasses", 110));
        tables("brands", "slas", "sla_versions", "klasses", "custom_attributes");
        driver.start().firstSync();
        assertEachVersionOnce("brands", "slas", "sla_versions", "klasses", "custom_attributes");
    }

    @Test
    void linkOfAClassThatChangesAloneIsNotSent() {
        open(few());
        tables("klasses");
        driver.start().firstSync();
        ObjectNode klass = workspace().row("klasses", ids("klasses").get(0));
        KustomerWorkspace.attributes(klass).put("s3DataUrl", "https://example.com/signed-again");
        workspace().put("klasses", klass);
        assertThat(driver.sync()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"included\":null", ",\"included\":[]"})
    void agreementsWithoutVersionsAreNoFailure(String included) {
        open(few());
        tables("slas", "sla_versions");
        kustomer.faults().always("/v1/slas", Fault.json(200, TWO_AGREEMENTS.formatted(included)));
        driver.set("max.retries", "0").start().firstSync();
        assertThat(latest("slas")).hasSize(2);
        assertThat(records("sla_versions")).isEmpty();
        assertThat(isParked("sla_versions")).isFalse();
    }

    @Test
    void singleVersionMayBeAnObject() {
        open(few());
        tables("sla_versions");
        String version = ",\"included\":{\"type\":\"sla_version\",\"id\":\"7\",\"attributes\":{\"version\":3}}";
        kustomer.faults().always("/v1/slas", Fault.json(200, TWO_AGREEMENTS.formatted(version)));
        driver.start().firstSync();
        assertThat(value("sla_versions", "7").get("version")).isEqualTo(3L);
    }

    @Test
    void agreementTakesItsVersionsAlong() {
        open(few());
        tables("slas", "sla_versions");
        driver.start().firstSync();
        String agreement = ids("slas").get(0);
        long versions = latest("sla_versions").values().stream()
                .filter(version -> agreement.equals(version.getString("sla_data_id")))
                .count();
        workspace().delete("slas", agreement);
        driver.sync();
        driver.sync();
        assertThat(versions).isPositive();
        assertThat(tombstones("sla_versions")).hasSize((int) versions);
        assertSameAsApi("slas", "sla_versions");
    }

    @Test
    void snoozeOptionsKeepTheirOwnType() {
        open(few());
        tables("snooze_options");
        driver.start().firstSync();
        assertThat(latest("snooze_options").values())
                .allSatisfy(option -> assertThat(option.get("type")).isEqualTo("snooze"))
                .extracting(option -> option.get("type_attribute"))
                .contains("relative", "absolute", "dynamic");
        assertThat(latest("snooze_options").values())
                .extracting(option -> Json.parse(option.getString("value")))
                .anyMatch(value -> value.isNumber())
                .anyMatch(value -> value.at("/day/value").asText().equals("monday"));
    }

    @Test
    void workSessionsAreSentAgainUntilTheyEnd() {
        open(few());
        tables("work_sessions");
        driver.start().firstSync();
        String open = latest("work_sessions").values().stream()
                .filter(session -> session.get("signed_out_at") == null)
                .map(session -> session.getString("id"))
                .findFirst()
                .orElseThrow();
        workspace()
                .update(
                        "work_sessions",
                        open,
                        row -> KustomerWorkspace.attributes(row)
                                .put("statusType", "offline")
                                .put("signedOutAt", "2026-11-22T10:00:00.000Z"));
        assertThat(driver.sync()).extracting(SimulatedTask::id).containsExactly(open);
        Struct session = value("work_sessions", open);
        assertThat(session.get("signed_out_at")).isNotNull();
        assertThat(session.getStruct("last_revision_data").get("type")).isEqualTo("work_session_revision");
    }

    @Test
    void companiesAreSearched() {
        open(few().misspelledExternalIds());
        tables("companies");
        driver.start().firstSync();
        assertEachVersionOnce("companies");
        assertThat(kustomer.searches()).isPositive();
        assertThat(latest("companies").values())
                .extracting(company -> company.getString("external_id"))
                .allMatch(id -> id.startsWith("erp-"));
    }

    @Test
    void missingRolePausesOnlyItsTable() {
        open(few());
        tables("slas", "sla_versions", "klasses", "custom_attributes", "audit_logs", "companies");
        List.of("sla_versions", "klasses", "audit_logs", "companies").forEach(kustomer::forbid);
        driver.start().firstSync();
        List.of("sla_versions", "klasses", "custom_attributes", "audit_logs", "companies")
                .forEach(table -> assertThat(isParked(table)).as(table).isTrue());
        assertSameAsApi("slas");
    }
}
