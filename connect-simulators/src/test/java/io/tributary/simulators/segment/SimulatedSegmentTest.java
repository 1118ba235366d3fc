package io.tributary.simulators.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages, rights, parameters and quirks of the simulated Segment. */
class SimulatedSegmentTest {

    private final SimulatedSegment segment = SimulatedSegment.builder().start();
    private final SegmentClient client = new SegmentClient(segment);

    @AfterEach
    void close() {
        segment.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/sources, sources, 7",
        "/destinations, destinations, 100",
        "/users, users, 10",
        "/groups, userGroups, 4",
        "/groups, userGroups, 5",
        "/catalog/destinations, destinationsCatalog, 1000",
        "/transformations, transformations, 1",
        "/roles, roles, 4",
        "/spaces, spaces, 6",
        "/tracking-plans, trackingPlans, 2",
        "/reverse-etl-models, models, 5"
    })
    void returnsCompleteLists(String path, String field, int count) {
        String table = path.startsWith("/catalog")
                ? "catalog_destinations"
                : path.substring(1).replace('-', '_');
        assertThat(client.walk(path, field, count)).hasSize(segment.rowCounts().get(table));
        assertThat(segment.violations()).isEmpty();
    }

    @Test
    void generatesTheSameRowsForTheSameSeed() {
        try (SimulatedSegment other = SimulatedSegment.builder().start();
                SimulatedSegment another = SimulatedSegment.builder().seed(2).start()) {
            for (String table : List.of("sources", "destinations", "users", "catalog_destinations")) {
                assertThat(other.truth(table)).as(table).isEqualTo(segment.truth(table));
                assertThat(another.truth(table)).as(table).isNotEqualTo(segment.truth(table));
            }
        }
    }

    @Test
    void hidesARowAfterADeletionOnAnEarlierPage() {
        JsonNode first = client.get("/sources?pagination.count=10").body().path("data");
        segment.workspace().delete("sources", first.at("/sources/0/id").asText());
        String next = first.at("/pagination/next").asText();
        String hidden = segment.workspace().keys("sources").get(9);
        JsonNode second = client.get("/sources?pagination.count=10&pagination.cursor=" + next.replace("=", "%3D"))
                .body();
        assertThat(second.toString()).doesNotContain("\"id\":\"" + hidden);
        assertThat(second.at("/data/pagination/totalEntries").asInt()).isEqualTo(39);
    }

    @Test
    void refusesMissingRights() {
        assertThat(client.get("/users?pagination.count=1", "application/json", "wrong")
                        .status())
                .isEqualTo(401);
        segment.deny("users");
        assertThat(client.get("/users?pagination.count=1").status()).isEqualTo(401);
        assertThat(client.get("/").status()).isEqualTo(200);
        segment.forbid("users");
        assertThat(client.get("/users?pagination.count=1").status()).isEqualTo(403);
        segment.permit("users");
        assertThat(client.get("/users?pagination.count=1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/users?pagination.count=0, pagination.count",
        "/users?pagination.count=1001, pagination.count",
        "/users?pagination.count=5&pagination.cursor=x, pagination.cursor",
        "/usage/mtu/daily?pagination.count=5, period",
        "/usage/mtu/daily?pagination.count=5&period=2026-08-02, period",
        "/functions?pagination.count=5, resourceType",
        "/labels?pagination.count=5, pagination",
        "/destinations/x/delivery-metrics, sourceId",
        "/destinations/x/delivery-metrics?sourceId=s&granularity=DAY, startTime",
        "/destinations/x/delivery-metrics?sourceId=s&granularity=MINUTE&startTime=2020-01-01T00:00:00Z, startTime",
        "/audit-events?pagination.count=5&startTime=2026-01-01T00:00:00Z&endTime=y, endTime"
    })
    void namesWrongParameters(String path, String field) {
        SegmentClient.Response response = client.get(path);
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.field()).isEqualTo(field);
    }

    @Test
    void ignoresAndRecordsUnknownParameters() {
        assertThat(client.get("/users?pagination.count=5&page=2").status()).isEqualTo(200);
        assertThat(segment.violations()).hasSize(1);
    }

    @Test
    void requiresTheEndpointsMediaTypes() {
        String id = segment.workspace().keys("destinations").get(0).split(" ")[0];
        String path = "/destinations/" + id + "/subscriptions?pagination.count=5";
        assertThat(client.get(path, "application/vnd.segment.v1+json", segment.token())
                        .status())
                .isEqualTo(406);
        assertThat(client.get(path).status()).isEqualTo(200);
        segment.onlyUnnamedVersion("users", 404);
        assertThat(client.get("/users?pagination.count=5").status()).isEqualTo(404);
    }

    @Test
    void returnsChildrenOfKnownParents() {
        String plan = segment.workspace().keys("tracking_plans").get(2);
        assertThat(client.walk("/tracking-plans/" + plan + "/rules", "rules", 3))
                .hasSize(7);
        assertThat(client.walk("/tracking-plans/" + plan + "/sources", "sources", 1))
                .hasSize(2);
        String space = segment.workspace().keys("spaces").get(2);
        List<JsonNode> audiences = client.walk("/spaces/" + space + "/audiences", "audiences", 2);
        assertThat(audiences).hasSize(3).noneMatch(row -> row.has("schedules"));
        assertThat(client.walk("/spaces/" + space + "/audiences?include=schedules", "audiences", 2))
                .allMatch(row -> row.has("schedules"));
        for (String path : List.of("/tracking-plans/x/rules", "/tracking-plans/x/sources", "/spaces/x/audiences")) {
            assertThat(client.get(path + "?pagination.count=5").status()).isEqualTo(404);
        }
        segment.workspace().delete("tracking_plans", plan);
        segment.workspace().delete("spaces", space);
        assertThat(segment.workspace().keys("tracking_plan_rules")).noneMatch(key -> key.startsWith(plan));
        assertThat(segment.workspace().keys("audiences")).noneMatch(key -> key.startsWith(space));
    }

    @Test
    void limitsSingleEndpoints() {
        String path = "/spaces/" + segment.workspace().keys("spaces").get(0) + "/audiences?pagination.count=5";
        segment.limitEndpoints();
        for (int request = 0; request < 60; request++) {
            assertThat(client.get(path).status()).isEqualTo(200);
        }
        assertThat(client.get(path).status()).isEqualTo(429);
        assertThat(client.get("/roles?pagination.count=5").status()).isEqualTo(200);
        segment.clock().advance(Duration.ofMinutes(1));
        assertThat(client.get(path).status()).isEqualTo(200);
    }

    @Test
    void returnsCumulativeUsageWithCorrections() {
        LocalDate today = segment.workspace().today();
        String path = "/usage/api-calls/daily?pagination.count=50&period=" + today.withDayOfMonth(1);
        JsonNode before = client.get(path).body().at("/data/dailyWorkspaceAPICallsUsage");
        assertThat(before).hasSize(today.getDayOfMonth());
        segment.workspace().addUsage(today, segment.workspace().countedSources().get(1), 5);
        JsonNode after = client.get(path).body().at("/data/dailyWorkspaceAPICallsUsage");
        int last = today.getDayOfMonth() - 1;
        assertThat(after.at("/" + last + "/apiCalls").asLong()
                        - before.at("/" + last + "/apiCalls").asLong())
                .isEqualTo(5);
    }

    @Test
    void returnsEventsNewestFirstWithinExclusiveBounds() {
        Instant second = Instant.now().minusSeconds(600);
        Instant exact = Instant.ofEpochSecond(second.getEpochSecond());
        segment.workspace().addEvent(exact);
        segment.workspace().addEvent(exact.plusSeconds(1));
        segment.workspace().addEvent(exact.plusSeconds(2));
        String bounds = "?startTime=" + exact + "&endTime=" + exact.plusSeconds(2);
        assertThat(client.walk("/audit-events" + bounds, "events", 1)).hasSize(1);
        List<JsonNode> all = client.walk(
                "/audit-events?startTime=" + exact.minusSeconds(86_400 * 80) + "&endTime=" + Instant.now(),
                "events",
                7);
        assertThat(all).hasSize(segment.rowCounts().get("audit_events"));
        assertThat(all)
                .extracting(row -> row.path("timestamp").asText())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void sendsTheLimitsResetAndTheWait() {
        segment.limitRequests(1);
        SegmentClient.Response first = client.get("/");
        assertThat(first.raw().headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(first.raw().headers().firstValue("X-RateLimit-Reset").orElseThrow())
                .endsWith(" GMT");
        SegmentClient.Response second = client.get("/");
        if (second.status() == 200) {
            second = client.get("/");
        }
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(second.body().at("/errors/0/data/msBeforeNext").asLong()).isBetween(0L, 60_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "RETRY_AFTER, true, true, true",
        "BODY, false, true, false",
        "RESET, false, false, true",
        "NONE, false, false, false"
    })
    void sends429WithTheConfiguredFields(Limited limited, boolean retryAfter, boolean body, boolean reset) {
        try (SimulatedSegment other =
                SimulatedSegment.builder().limited(limited).requestsPerMinute(1).start()) {
            SegmentClient each = new SegmentClient(other);
            SegmentClient.Response response = Stream.generate(() -> each.get("/"))
                    .filter(one -> one.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(response.raw().headers().firstValue("Retry-After").isPresent())
                    .isEqualTo(retryAfter);
            assertThat(response.body().at("/errors/0/data/msBeforeNext").isNumber())
                    .isEqualTo(body);
            assertThat(response.raw().headers().firstValue("X-RateLimit-Reset").isPresent())
                    .isEqualTo(reset);
            assertThat(response.body().at("/errors/0/type").isTextual()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"LISTED, /errors/0/message", "SINGLE, /error/message", "BARE, /message"})
    void refusesATokenOfAnotherRegion(RegionRefusal.Form form, String place) {
        try (SimulatedSegment other = SimulatedSegment.builder()
                .elsewhere(new RegionRefusal("eu", 421, form))
                .start()) {
            SegmentClient.Response response = new SegmentClient(other).get("/users?pagination.count=5");
            assertThat(response.status()).isEqualTo(421);
            assertThat(response.body().at(place).asText()).contains("must be sent to Segment's EU-hosted API");
        }
    }

    @Test
    void encryptsSecretsOfWarehouses() {
        assertThat(segment.truth("warehouses").values()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.at("/settings/password/ciphertext").isTextual()).isTrue();
            assertThat(row.at("/settings/password/encrypted").asBoolean()).isTrue();
        });
    }
}
