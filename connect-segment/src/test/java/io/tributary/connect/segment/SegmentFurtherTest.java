package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.LoggedRequest;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The further tables. */
class SegmentFurtherTest extends SimulatedTask {
    private static final String RULES = "tracking_plan_rules";
    private static final String PLANS = "tracking_plans";
    private static final String PLAN_SOURCES = "tracking_plan_sources";
    private static final String AUDIENCES = "audiences";

    private void openFurther(String... tables) {
        open(few());
        tables(tables);
    }

    @Test
    void ruleWithoutAKeyHasAnEmptyOneHoweverItIsMissing() {
        openFurther(RULES);
        driver.start().firstSync();
        assertThat(latest(RULES).keySet())
                .filteredOn(key -> List.of("COMMON", "IDENTIFY", "GROUP").contains(key.getString("type")))
                .hasSize(3 * truth(PLANS).size())
                .allMatch(key -> key.getString("key").isEmpty());
        assertThat(latest(RULES).keySet())
                .filteredOn(key -> key.getString("type").equals("TRACK"))
                .allMatch(key -> !key.getString("key").isEmpty())
                .extracting(key -> key.getInt64("version"))
                .contains(1L, 2L);
        for (String rule : workspace().keys(RULES)) {
            workspace().update(RULES, rule, row -> {
                if (row.path("type").asText().equals("COMMON")) {
                    row.putNull("key");
                }
            });
        }
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void planTakesItsRulesAndSourcesAlong() {
        openFurther(RULES, PLAN_SOURCES, PLANS);
        driver.start().firstSync();
        int rules = truth(RULES).size();
        int sources = truth(PLAN_SOURCES).size();
        workspace().delete(PLANS, workspace().keys(PLANS).get(1));
        driver.sync();
        driver.sync();
        driver.sync();
        assertThat(tombstones(PLANS)).hasSize(1);
        assertThat(tombstones(RULES)).hasSize(rules - truth(RULES).size()).isNotEmpty();
        assertThat(tombstones(PLAN_SOURCES))
                .hasSize(sources - truth(PLAN_SOURCES).size())
                .isNotEmpty();
        assertSameAsApi(RULES, PLAN_SOURCES, PLANS);
    }

    @Test
    void deletedSourceIsNoLongerASourceOfItsPlan() {
        openFurther(PLAN_SOURCES);
        driver.start().firstSync();
        workspace()
                .delete(
                        "sources",
                        latest(PLAN_SOURCES).keySet().iterator().next().getString("id"));
        driver.sync();
        driver.sync();
        driver.sync();
        assertThat(tombstones(PLAN_SOURCES)).isNotEmpty();
        assertSameAsApi(PLAN_SOURCES);
    }

    @ParameterizedTest
    @CsvSource({"tracking_plan_rules, 1", "tracking_plan_sources, 2", "audiences, 1", "audiences, 3"})
    void missingEndpointOfAFewParentsDoesNotMeanDeletedRows(String table, int parents) {
        open(few().further(parents));
        tables(table, "users");
        driver.start().firstSync();
        assertThat(records(table)).isNotEmpty();
        segment.faults().always("/*/{id}/*", Fault.status(404));
        driver.sync();
        driver.sync();
        driver.sync();
        assertThat(isParked(table)).isTrue();
        assertThat(tombstones(table)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {RULES, PLAN_SOURCES, AUDIENCES})
    void parentThatCannotBeReadKeepsItsRows(String table) {
        openFurther(table);
        driver.set("max.retries", "0").start().firstSync();
        String parents = table.equals(AUDIENCES) ? "spaces" : PLANS;
        String path = "/" + parents.replace('_', '-') + '/'
                + workspace().keys(parents).get(2) + "/*";
        segment.faults().always(path, Fault.status(403));
        for (int sync = 0; sync < 3; sync++) {
            driver.sync();
        }
        assertThat(driver.attribute(table, "ParentsSetAside")).isEqualTo(1);
        assertThat(tombstones(table)).isEmpty();
        assertSameAsApi(table);
    }

    @Test
    void functionsOfEachTypeAreListedSeparately() {
        open(few().further(12));
        tables("functions");
        once();
        driver.start().firstSync();
        assertEachRowOnce("functions");
        assertThat(requests("GET /functions"))
                .extracting(LoggedRequest::query)
                .extracting(query -> query.replaceAll(".*resourceType=", ""))
                .containsExactlyInAnyOrder(
                        "SOURCE", "DESTINATION", "INSERT_DESTINATION", "INSERT_SOURCE", "INSERT_TRANSFORMATION");
        assertThat(latest("functions").values())
                .extracting(row -> row.getString("resourceType"))
                .contains("SOURCE", "INSERT_TRANSFORMATION");
    }

    @Test
    void typeOfFunctionThatCannotBeReadDeletesNothing() {
        openFurther("functions", "users");
        driver.start().firstSync();
        segment.faults().sometimes("/functions", Fault.status(403), 0.5, 3);
        driver.sync();
        driver.sync();
        assertThat(isParked("functions")).isTrue();
        assertThat(tombstones("functions")).isEmpty();
    }

    @Test
    void labelsAreOneListWithoutPages() {
        openFurther("labels");
        once();
        driver.start().firstSync();
        assertEachRowOnce("labels");
        assertThat(requests("GET /labels"))
                .singleElement()
                .matches(request -> request.query().isEmpty());
        assertThat(latest("labels").keySet())
                .extracting(key -> key.getString("key"))
                .hasSizeGreaterThan((int) latest("labels").keySet().stream()
                        .map(key -> key.getString("key"))
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"id\":\"a\"}]", "\"a\""})
    void workspaceThatIsNoObjectIsRetried(String instead) {
        openFurther("workspace");
        once();
        segment.faults().next("/", Fault.json(200, "{\"data\":{\"workspace\":" + instead + "}}"), 2);
        driver.start().firstSync();
        assertEachRowOnce("workspace");
        assertThat(driver.attribute("workspace", "Retries")).isEqualTo(2L);
    }

    @Test
    void audienceIncludesItsSchedules() {
        openFurther(AUDIENCES);
        once();
        driver.start().firstSync();
        assertEachRowOnce(AUDIENCES);
        List<Struct> schedules = latest(AUDIENCES).values().stream()
                .flatMap(row -> row.<Struct>getArray("schedules").stream())
                .toList();
        assertThat(schedules).anyMatch(schedule -> schedule.get("nextExecution") != null);
        assertThat(schedules)
                .extracting(schedule -> schedule.getString("config"))
                .contains(null, "{\"interval\":\"1d\",\"days\":[1],\"hours\":[7],\"timezone\":\"Europe/Berlin\"}");
        assertThat(latest(AUDIENCES).values()).anyMatch(row -> row.get("definition") == null);
    }

    @ParameterizedTest
    @CsvSource({"spaces, GET /spaces", "reverse_etl_models, GET /reverse-etl-models", "audiences, GET /spaces"})
    void alphaEndpointsAreRequestedAsAlpha(String table, String endpoint) {
        openFurther(table);
        once();
        driver.start().firstSync();
        assertThat(requests(endpoint))
                .isNotEmpty()
                .allMatch(request -> request.headers().get("accept").equals("application/vnd.segment.v1alpha+json"));
        assertThat(segment.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"audiences, GET /spaces/{id}/audiences, 60", "tracking_plan_rules, GET /tracking-plans/{id}/rules, 200"
    })
    void requestsStayWithinTheLimitOfTheEndpoint(String table, String endpoint, int perMinute) {
        open(few().further(perMinute + 5));
        segment.limitEndpoints();
        tables(table, "roles");
        driver.set("requests.per.second", "1000").start();
        driver.pollUntil(() -> segment.requests(endpoint) == perMinute, "the limit to be used up");
        long lists = segment.requests("GET /roles");
        driver.pollUntil(() -> segment.requests("GET /roles") > lists + 2, "other tables to continue meanwhile");
        assertThat(segment.requests(endpoint)).isEqualTo(perMinute);
        assertThat(segment.log().countOfStatus(429)).isZero();
    }

    @Test
    void limitOfAnEndpointThatIsExceededIsWaitedOut() {
        openFurther(AUDIENCES);
        once();
        String exceeded = "{\"errors\":[{\"type\":\"RequestError\",\"data\":{\"msBeforeNext\":200}}]}";
        segment.faults().next("/spaces/{id}/audiences", Fault.json(429, exceeded), 3);
        driver.set("max.retries", "0").start().firstSync();
        assertEachRowOnce(AUDIENCES);
    }

    @Test
    void furtherTablesAreOnlyReadIfTheyAreAskedFor() {
        open(few());
        driver.set("tables", "").start().firstSync();
        assertThat(SegmentTables.NAMES.further())
                .allMatch(table -> records(table).isEmpty());
        assertThat(segment.log().counts().keySet())
                .contains("GET /users")
                .doesNotContain("GET /labels", "GET /spaces", "GET /tracking-plans", "GET /functions");
    }

    private List<LoggedRequest> requests(String endpoint) {
        return segment.log().latest().stream()
                .filter(request -> request.endpoint().equals(endpoint))
                .toList();
    }
}
