package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as Segment sends them, and their typed values. */
class SegmentValuesTest {

    private static Struct value(String table, String json) {
        Row row = new Truth().schema(table).map((ObjectNode) Json.parse(json));
        assertThat(row.reject()).isNull();
        return row.value();
    }

    private static Date time(String text) {
        return Date.from(Instant.parse(text));
    }

    @Test
    void auditEvent() {
        Struct event = value(
                "audit_events",
                "{\"id\":\"events/145876978\",\"timestamp\":\"2026-08-20T16:00:23Z\",\"type\":\"Source Modified\","
                        + "\"actor\":\"users/i2V\",\"actorEmail\":\"zoë@example.com\",\"resourceId\":\"rh5\","
                        + "\"resourceType\":\"source\",\"resourceName\":\"\"}");
        assertThat(event.get("timestamp")).isEqualTo(time("2026-08-20T16:00:23Z"));
        assertThat(event.getString("actorEmail")).isEqualTo("zoë@example.com");
        assertThat(event.getString("resourceName")).isEmpty();
        assertThat(event.get("_extra")).isNull();
    }

    @Test
    void threeFormsOfTime() {
        Struct usage = value(
                "usage_mtu_per_source_daily",
                "{\"sourceId\":\"rh5\",\"periodStart\":1785542400,\"periodEnd\":1788220800,\"anonymous\":\"3\","
                        + "\"anonymousIdentified\":\"7\",\"identified\":\"9223372036854775808\","
                        + "\"neverIdentified\":\"0\",\"timestamp\":\"2026-08-01T00:00:00.000Z\"}");
        assertThat(usage.get("periodStart")).isEqualTo(time("2026-08-01T00:00:00Z"));
        assertThat(usage.get("periodEnd")).isEqualTo(time("2026-09-01T00:00:00Z"));
        assertThat(usage.get("timestamp")).isEqualTo(time("2026-08-01T00:00:00Z"));
        assertThat(usage.getString("identified")).isEqualTo("9223372036854775808");
    }

    @Test
    void settingsKeepKeysAndValuesAsSent() {
        Struct source = value(
                "sources",
                "{\"id\":\"qQE\",\"slug\":\"ios\",\"writeKeys\":[],\"settings\":{\"Größe\":10,\"my-field\":1.50,"
                        + "\"@path\":{\"Order Completed\":[1,\"a\"]}},\"labels\":[{\"key\":\"environment\",\"value\":"
                        + "\"prod\"}],\"metadata\":{\"id\":\"UBr\",\"logos\":{\"default\":\"https://a\",\"mark\":null},"
                        + "\"options\":[{\"name\":\"n\",\"type\":\"mixed\",\"required\":true,\"defaultValue\":[1]}]}}");
        assertThat(source.getString("settings"))
                .isEqualTo("{\"Größe\":10,\"my-field\":1.50,\"@path\":{\"Order Completed\":[1,\"a\"]}}");
        assertThat(source.getArray("writeKeys")).isEmpty();
        assertThat(source.get("name")).isNull();
        Struct metadata = source.getStruct("metadata");
        assertThat(metadata.getStruct("logos").getString("default")).isEqualTo("https://a");
        assertThat(metadata.getStruct("logos").get("mark")).isNull();
        assertThat(((Struct) metadata.getArray("options").get(0)).getString("defaultValue"))
                .isEqualTo("[1]");
    }

    /** Seen in a recorded response: secrets of warehouses are encrypted, settings of functions are marked. */
    @Test
    void secretsInSettingsStayAsSent() {
        String encrypted = "{\"host\":\"db\",\"password\":{\"ciphertext\":\"AQ==\",\"encrypted\":true}}";
        String marked = "[{\"name\":\"apiKey\",\"type\":\"STRING\",\"required\":true,\"sensitive\":true}]";
        for (String table : List.of("warehouses", "source_connected_warehouses", "sources", "destinations")) {
            for (String settings : List.of(encrypted, marked)) {
                Struct row = value(table, "{\"id\":\"i\",\"sourceId\":\"s\",\"settings\":" + settings + "}");
                assertThat(row.getString("settings")).as(table).isEqualTo(settings);
            }
        }
    }

    @Test
    void rule() {
        Struct rule = value(
                "tracking_plan_rules",
                "{\"trackingPlanId\":\"tp_1\",\"type\":\"TRACK\",\"key\":\"Größe\",\"jsonSchema\":{\"$schema\":\"http://a\",\"@x\":"
                        + "1.50},\"version\":\"2\",\"createdAt\":\"2026-08-20T16:00:23.000Z\",\"deprecatedAt\":null}");
        assertThat(rule.getInt64("version")).isEqualTo(2);
        assertThat(rule.getString("jsonSchema")).isEqualTo("{\"$schema\":\"http://a\",\"@x\":1.50}");
        assertThat(rule.get("createdAt")).isEqualTo(time("2026-08-20T16:00:23Z"));
        assertThat(rule.get("deprecatedAt")).isNull();
        assertThat(rule.get("_extra")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"key\":null,", "\"key\":\"\",", ""})
    void ruleWithoutAKeyHasAnEmptyOne(String key) {
        Row rule = new Truth().row("tracking_plan_rules", (ObjectNode)
                Json.parse("{\"trackingPlanId\":\"tp_1\",\"type\":\"COMMON\"," + key + "\"version\":1}"));
        assertThat(rule.reject()).isNull();
        assertThat(rule.key().getString("key")).isEmpty();
        assertThat(rule.value().getString("key")).isEmpty();
        assertThat(rule.value().get("_extra")).isNull();
    }

    @Test
    void audience() {
        Struct audience = value(
                "audiences",
                "{\"id\":\"aud_1\",\"spaceId\":\"spa_1\",\"definition\":null,\"size\":{\"count\":3.0,\"type\":\"USERS\"},\"options\":"
                        + "{\"filterByExternalIds\":[\"user_id\"],\"backfillEventDataDays\":\"30\"},\"schedules\":[{\"id\":\"sch_1\","
                        + "\"strategy\":\"PERIODIC\",\"config\":null,\"nextExecution\":\"2026-08-20T16:00:23Z\"}]}");
        assertThat(audience.get("definition")).isNull();
        assertThat(audience.getStruct("size").getInt64("count")).isEqualTo(3);
        assertThat(audience.getStruct("options").getInt64("backfillEventDataDays"))
                .isEqualTo(30);
        Struct schedule = (Struct) audience.getArray("schedules").get(0);
        assertThat(schedule.get("nextExecution")).isEqualTo(time("2026-08-20T16:00:23Z"));
        assertThat(schedule.get("config")).isNull();
        assertThat(audience.get("_extra")).isNull();
    }

    @Test
    void undocumentedFieldsAreKept() {
        Struct row = value(
                "transformations",
                "{\"id\":\"2Dr\",\"workspaceId\":\"9aQ\",\"sourceId\":\"s\",\"if\":\"event = 'a'\",\"newField\":{\"a\":1},"
                        + "\"enabled\":\"yes\"}");
        assertThat(row.getString("workspaceId")).isEqualTo("9aQ");
        assertThat(row.getString("if")).isEqualTo("event = 'a'");
        assertThat(row.get("enabled")).isNull();
        assertThat(Json.parse(row.getString("_extra")))
                .isEqualTo(Json.parse("{\"/newField\":{\"a\":1},\"/enabled\":\"yes\"}"));
    }

    @Test
    void numbersOfMetrics() {
        Struct row = value(
                "destination_delivery_metrics_summary",
                "{\"sourceId\":\"s\",\"destinationId\":\"d\",\"metrics\":[{\"metricName\":\"time_to_success\",\"total\":10,"
                        + "\"breakdown\":[{\"metricName\":\"time_to_success_average\",\"value\":12.5}]},"
                        + "{\"metricName\":\"expired\",\"total\":0}]}");
        Struct metric = (Struct) row.getArray("metrics").get(0);
        assertThat(metric.getFloat64("total")).isEqualTo(10.0);
        assertThat(((Struct) metric.getArray("breakdown").get(0)).getFloat64("value"))
                .isEqualTo(12.5);
        assertThat(((Struct) row.getArray("metrics").get(1)).get("breakdown")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.0", "\"3\"", "\"+3\""})
    void numberOfMembersIsIntegral(String wire) {
        Struct group = value("groups", "{\"id\":\"g\",\"memberCount\":" + wire + "}");
        assertThat(group.getInt64("memberCount")).isEqualTo(3);
        assertThat(group.get("_extra")).isNull();
    }

    /** The period is part of the key, so both forms must map to the same value. */
    @ParameterizedTest
    @ValueSource(strings = {"1785542400", "\"1785542400\""})
    void periodIsReadAsANumberOrAsText(String wire) {
        Struct usage = value(
                "usage_mtu_workspace_daily",
                "{\"periodStart\":" + wire + ",\"periodEnd\":" + wire + ",\"timestamp\":\"2026-08-01T00:00:00.000Z\"}");
        assertThat(usage.get("periodStart")).isEqualTo(time("2026-08-01T00:00:00Z"));
        assertThat(usage.get("periodEnd")).isEqualTo(time("2026-08-01T00:00:00Z"));
        assertThat(usage.get("_extra")).isNull();
    }

    @Test
    void scheduleKeepsTheShapeOfItsStrategy() {
        Struct row = value(
                "destination_subscriptions",
                "{\"id\":\"e\",\"reverseETLSchedule\":{\"strategy\":\"CRON\",\"config\":{\"spec\":\"* * * * *\"}}}");
        assertThat(row.getStruct("reverseETLSchedule").getString("config")).isEqualTo("{\"spec\":\"* * * * *\"}");
    }
}
