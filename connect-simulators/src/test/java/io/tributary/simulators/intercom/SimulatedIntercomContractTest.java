package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and simulated responses match Intercom's OpenAPI descriptions, if these are available. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class SimulatedIntercomContractTest {

    private static final Path DESCRIPTIONS = Path.of("../../shared/apis/intercom");

    private final Map<String, OpenApiInteractionValidator> validators = new HashMap<>();
    private SimulatedIntercom intercom;

    @BeforeAll
    void start() {
        assumeThat(DESCRIPTIONS).isDirectory();
        intercom = SimulatedIntercom.builder().contacts(150).parts(400, 0).start();
        for (int number = 20; number < 25; number++) {
            intercom.workspace().delete("conversations", new Ids(1).conversation(number));
        }
    }

    @AfterAll
    void close() {
        if (intercom != null) {
            intercom.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me",
                "/tags",
                "/teams",
                "/admins?display_avatar=true",
                "/segments?include_count=true",
                "/data_attributes?model=contact&include_archived=true",
                "/data_attributes?model=company",
                "/contacts?per_page=150",
                "/conversations?per_page=60",
                "/companies/scroll",
                "/conversations/deleted?per_page=2",
                "/conversations/0"
            })
    void returnsRowsAsDescribed(String path) {
        assertThat(deviations("2.16", Request.Method.GET, path, null)).isEmpty();
    }

    @Test
    void returnsConversationsAsDescribed() {
        for (String version : List.of("2.16", "Preview")) {
            for (String id : intercom.workspace().ids("conversations").subList(0, 12)) {
                assertThat(deviations(version, Request.Method.GET, "/conversations/" + id, null))
                        .isEmpty();
            }
        }
    }

    @Test
    void returnsListsOfAContactAsDescribed() {
        for (String id : intercom.workspace().ids("contacts").subList(0, 5)) {
            assertThat(deviations("2.16", Request.Method.GET, "/contacts/" + id + "/tags", null))
                    .isEmpty();
            assertThat(deviations("2.16", Request.Method.GET, "/contacts/" + id + "/companies", null))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.16 /contacts/search",
                "2.16 /conversations/search",
                "Preview /contacts/search",
                "Preview /companies/search"
            })
    void searchesAsDescribed(String search) {
        String[] parts = search.split(" ");
        ObjectNode page = IntercomClient.everything();
        page.putObject("pagination").put("per_page", 150);
        assertThat(deviations(parts[0], Request.Method.POST, parts[1], page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.16 /contacts/search", "Preview /contacts/search", "Preview /companies/search"})
    void refusesAsDescribed(String search) {
        String[] parts = search.split(" ");
        ObjectNode wrongOrder = IntercomClient.everything();
        wrongOrder.putObject("sort").put("field", "updated_at").put("order", "desc");
        assertThat(response(parts[0], Request.Method.POST, parts[1], wrongOrder))
                .isEmpty();
        intercom.token("another");
        IntercomClient.Response refused = new IntercomClient(intercom, parts[0])
                .send(HttpRequest.newBuilder(intercom.baseUrl().resolve("/tags"))
                        .header("Authorization", "Bearer old"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(unknown(validator("2.16").validateResponse("/tags", Request.Method.GET, simple(refused))))
                .isEmpty();
    }

    /** A search like the connector's: a group with all rows from a time on. */
    @Test
    void acceptsGroupsAsDescribed() {
        ObjectNode body = IntercomClient.everything();
        ObjectNode query = body.putObject("query").put("operator", "OR");
        query.putArray("value")
                .add(IntercomClient.filter("updated_at", ">", 5).path("query"))
                .add(IntercomClient.filter("updated_at", "=", 5).path("query"));
        assertThat(deviations("2.16", Request.Method.POST, "/contacts/search", body))
                .isEmpty();
    }

    private List<String> deviations(String version, Request.Method method, String path, ObjectNode body) {
        String bare = path.replaceAll("\\?.*", "");
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, bare)
                .withHeader("Authorization", "Bearer x")
                .withHeader("Intercom-Version", version)
                .withAccept("application/json");
        for (String parameter : path.replaceAll("^[^?]*\\??", "").split("&")) {
            if (!parameter.isEmpty()) {
                request.withQueryParam(parameter.split("=")[0], parameter.split("=")[1]);
            }
        }
        if (body != null) {
            request.withContentType("application/json").withBody(body.toString());
        }
        List<String> found = new ArrayList<>(unknown(validator(version).validateRequest(request.build())));
        found.addAll(response(version, method, path, body));
        return found;
    }

    private List<String> response(String version, Request.Method method, String path, ObjectNode body) {
        IntercomClient client = new IntercomClient(intercom, version);
        IntercomClient.Response response = body == null ? client.get(path) : client.post(path, body);
        return unknown(validator(version).validateResponse(path.replaceAll("\\?.*", ""), method, simple(response)));
    }

    private static SimpleResponse simple(IntercomClient.Response response) {
        return SimpleResponse.Builder.status(response.status())
                .withContentType("application/json")
                .withBody(response.body().toString())
                .build();
    }

    private static List<String> unknown(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> !KnownDeviations.include(message))
                .map(message -> message.getKey() + ": " + message.getMessage())
                .toList();
    }

    private OpenApiInteractionValidator validator(String version) {
        return validators.computeIfAbsent(version, name -> {
            String file = "openapi-" + name.toLowerCase(Locale.ROOT) + ".json";
            return OpenApiInteractionValidator.createFor(
                            DESCRIPTIONS.resolve(file).toUri().toString())
                    .build();
        });
    }
}
