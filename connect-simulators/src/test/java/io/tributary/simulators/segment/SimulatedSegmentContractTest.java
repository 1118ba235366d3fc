package io.tributary.simulators.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated responses match Segment's OpenAPI description, if it is available. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class SimulatedSegmentContractTest {

    private static final Path DESCRIPTION = Path.of("../../shared/apis/segment/openapi.json");
    private static final Path FURTHER = Path.of("../../shared/apis/segment/openapi-further.json");
    private static final String MONTH =
            LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusMonths(1).toString();

    /** Known differences: values that may be null, and fields that Segment adds unannounced. */
    private static final List<String> KNOWN = List.of(
            "(?s).*/(mark|defaultTrigger|config|definition|rules/\\d+/key)'] Instance type \\(null\\).*",
            "(?s).*/destinations/\\d+'].*not allowed by the schema: \\[\"createdAt\"]",
            "(?s).*/transformations/\\d+'].*not allowed by the schema: \\[\"workspaceId\"]");

    private OpenApiInteractionValidator validator;
    private OpenApiInteractionValidator further;
    private SimulatedSegment segment;
    private SegmentClient client;

    @BeforeAll
    void start() {
        assumeThat(Files.isRegularFile(DESCRIPTION)).isTrue();
        assumeThat(Files.isRegularFile(FURTHER)).isTrue();
        validator = validator(DESCRIPTION);
        further = validator(FURTHER);
        segment = SimulatedSegment.builder().start();
        client = new SegmentClient(segment);
    }

    private static OpenApiInteractionValidator validator(Path description) {
        return OpenApiInteractionValidator.createFor(description.toUri().toString())
                .build();
    }

    @AfterAll
    void close() {
        if (segment != null) {
            segment.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sources",
                "/destinations",
                "/warehouses",
                "/users",
                "/groups",
                "/transformations",
                "/catalog/sources",
                "/catalog/destinations",
                "/catalog/warehouses"
            })
    void returnsListsAsDescribed(String path) {
        assertThat(deviations(path, "pagination.count=1000")).isEmpty();
        assertThat(deviations(path, "pagination.count=3&pagination.cursor=Mw%3D%3D"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usage/api-calls/sources/daily",
                "/usage/api-calls/daily",
                "/usage/mtu/sources/daily",
                "/usage/mtu/daily"
            })
    void returnsUsageAsDescribed(String path) {
        assertThat(deviations(path, "pagination.count=1000&period=" + MONTH)).isEmpty();
    }

    @Test
    void returnsEventsAsDescribed() {
        String end = segment.clock().instant().toString();
        String start = segment.clock().instant().minusSeconds(86_400 * 60).toString();
        assertThat(deviations("/audit-events", "pagination.count=50&startTime=" + start + "&endTime=" + end))
                .isEmpty();
    }

    @Test
    void returnsChildrenAsDescribed() {
        for (String key : segment.workspace().keys("destinations").subList(0, 20)) {
            String[] pair = key.split(" ");
            assertThat(deviations("/destinations/" + pair[0] + "/subscriptions", "pagination.count=9"))
                    .isEmpty();
            assertThat(deviations("/destinations/" + pair[0] + "/delivery-metrics", "sourceId=" + pair[1]))
                    .isEmpty();
            assertThat(deviations("/sources/" + pair[1] + "/connected-destinations", "pagination.count=9"))
                    .isEmpty();
            assertThat(deviations("/sources/" + pair[1] + "/connected-warehouses", "pagination.count=9"))
                    .isEmpty();
        }
        String warehouse = segment.workspace().keys("warehouses").get(0);
        assertThat(deviations("/warehouses/" + warehouse + "/connected-sources", "pagination.count=9"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/roles", "/tracking-plans", "/reverse-etl-models", "/spaces"})
    void returnsFurtherListsAsDescribed(String path) {
        assertThat(deviations(further, path, "pagination.count=1000")).isEmpty();
        assertThat(deviations(further, path, "pagination.count=3&pagination.cursor=Mw%3D%3D"))
                .isEmpty();
    }

    @Test
    void returnsOtherFurtherRowsAsDescribed() {
        assertThat(deviations(further, "/", "")).isEmpty();
        assertThat(deviations(further, "/labels", "")).isEmpty();
        for (String type : FurtherData.FUNCTION_TYPES) {
            assertThat(deviations(further, "/functions", "pagination.count=9&resourceType=" + type))
                    .isEmpty();
        }
        for (String plan : segment.workspace().keys("tracking_plans")) {
            String path = "/tracking-plans/" + plan;
            assertThat(deviations(further, path + "/rules", "pagination.count=9"))
                    .isEmpty();
            assertThat(deviations(further, path + "/sources", "pagination.count=9"))
                    .isEmpty();
        }
        for (String space : segment.workspace().keys("spaces")) {
            String path = "/spaces/" + space + "/audiences";
            assertThat(deviations(further, path, "pagination.count=9")).isEmpty();
            assertThat(deviations(further, path, "pagination.count=9&include=schedules"))
                    .isEmpty();
        }
    }

    @Test
    void refusesAsDescribed() {
        assertThat(deviations("/sources/nobody/connected-warehouses", "pagination.count=9"))
                .isEmpty();
        assertThat(deviations("/users", "pagination.count=0")).isEmpty();
    }

    private List<String> deviations(String path, String query) {
        return deviations(validator, path, query);
    }

    private List<String> deviations(OpenApiInteractionValidator description, String path, String query) {
        SegmentClient.Response response = client.get(path + (path.equals("/") || query.isEmpty() ? "" : '?' + query));
        SimpleResponse simple = SimpleResponse.Builder.status(response.status())
                .withContentType("application/json")
                .withBody(response.body().toString())
                .build();
        ValidationReport report = description.validateResponse(path, Request.Method.GET, simple);
        return report.getMessages().stream()
                .map(message -> message.getKey() + ": " + message.getMessage())
                .filter(message -> KNOWN.stream().noneMatch(message::matches))
                .toList();
    }
}
