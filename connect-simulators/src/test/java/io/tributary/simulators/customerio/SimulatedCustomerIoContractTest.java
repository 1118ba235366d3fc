package io.tributary.simulators.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.customerio.CustomerIoClient.Response;
import io.tributary.simulators.http.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated responses match Customer.io's OpenAPI description, if it is available. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class SimulatedCustomerIoContractTest {

    private static final Path DESCRIPTION = Path.of("../../shared/apis/customerio/openapi.json");

    /** Known differences between Customer.io's responses and its description, which does not cover customers' data. */
    private static final Set<String> KNOWN = Set.of(
            // examples show ids as numbers, and messages without a campaign say null
            ".*/(cio_id|id) is NUMBER, not .*string.*",
            ".*/(parent_action_id|trigger_event_id) is NULL, not \"(integer|string)\"",
            // examples call the template msg_template_id, responses have attempted too
            "/messages/\\*/(msg_template_id|transactional_message_id|metrics/attempted) is not described",
            // lists may be null
            ".*/(tags|recipient_segment_ids|data) is NULL, not \"(array|object)\"",
            "/next is NULL, not \"string\"",
            "/activities/\\*/data is none of its forms",
            // fields that responses have: of transactional messages, dynamic segments, webhooks, kinds of trigger
            ".*/(trigger_name|conditions|event_name|event_type|date_attribute|timezone|audience|frequency|webhook_id|object_type_id) is not described",
            "/reporting_webhooks/\\*/type is not described",
            // values that customers set
            ".*/customer/attributes/\\+ is .*, not \"string\"",
            ".*/timestamps/score is not described",
            // lists grow: kinds of objects, categories that the description lacks
            "/activities/\\*/type is \"_o:1:attribute_change\", which is not listed",
            "/category is \"(blocks|invalid)\", which is not listed");

    private static final Path FURTHER_DESCRIPTION = Path.of("../../shared/apis/customerio/openapi-further.json");

    private SimulatedCustomerIo customerIo;
    private CustomerIoClient client;
    private Description description;

    @BeforeAll
    void start() throws IOException {
        assumeThat(DESCRIPTION).exists();
        description = new Description(DESCRIPTION);
        customerIo = SimulatedCustomerIo.builder().wrappedPeople().start();
        client = new CustomerIoClient(customerIo);
    }

    @AfterAll
    void close() {
        if (customerIo != null) {
            customerIo.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/activities?limit=100",
                "/broadcasts",
                "/campaigns",
                "/collections",
                "/exports",
                "/info/ip_addresses",
                "/messages?limit=1000&start_ts=1764547200&end_ts=1780272000&get_tracked_responses=true",
                "/messages?limit=1000&start_ts=1764547200&end_ts=1780272000&drafts=true",
                "/newsletters?limit=100&sort=asc",
                "/object_types",
                "/reporting_webhooks",
                "/segments",
                "/sender_identities?limit=100&hidden=true",
                "/snippets",
                "/subscription_topics",
                "/transactional",
                "/workspaces"
            })
    void returnsListsAsDescribed(String path) {
        Response response = client.get(path);
        assertThat(rows(response.body())).isPositive();
        assertThat(unknown("get", "/v1" + path.replaceAll("\\?.*", ""), response))
                .isEmpty();
    }

    private static int rows(JsonNode response) {
        return response.properties().stream()
                .mapToInt(field -> field.getValue().size())
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/campaigns/{campaign_id}/actions",
                "/campaigns/{campaign_id}/metrics?version=2&res=days&start=1764547200&end=1780272000",
                "/broadcasts/{broadcast_id}/actions",
                "/broadcasts/{broadcast_id}/metrics?period=months&steps=121",
                "/newsletters/{newsletter_id}/contents",
                "/newsletters/{newsletter_id}/metrics?period=months&steps=121",
                "/newsletters/{newsletter_id}/test_groups",
                "/segments/{segment_id}/used_by"
            })
    void returnsChildrenAsDescribed(String path) throws IOException {
        assumeThat(FURTHER_DESCRIPTION).exists();
        Description further = new Description(FURTHER_DESCRIPTION);
        try (SimulatedCustomerIo described =
                SimulatedCustomerIo.builder().describedChildren().start()) {
            String parents = path.replaceAll("^/([a-z]+)/.*", "$1");
            String parent = described.workspace().ids(parents).get(0);
            Response response = new CustomerIoClient(described).get(path.replaceAll("\\{[a-z_]+}", parent));
            assertThat(response.status()).isEqualTo(200);
            List<String> found =
                    further.deviations("get", "/v1" + path.replaceAll("\\?.*", ""), response.status(), response.body());
            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounces", "spam_reports", "blocks", "invalid_emails"})
    void returnsSuppressionsAsDescribed(String type) {
        Response response = client.get("/esp/suppression/" + type);
        assertThat(unknown("get", "/v1/esp/suppression/{suppression_type}", response))
                .isEmpty();
    }

    @Test
    void returnsPeopleAsDescribed() {
        Response found = client.post(
                "/customers?limit=100", "{'filter':{'and':[{'attribute':{'field':'cio_id','operator':'exists'}}]}}");
        assertThat(found.body().path("identifiers")).hasSize(100);
        assertThat(unknown("post", "/v1/customers", found)).isEmpty();
        String ids = found.body().path("identifiers").findValuesAsText("cio_id").stream()
                .map(id -> "'" + id + "'")
                .collect(Collectors.joining(","));
        Response people = client.post("/customers/attributes?id_type=cio_id", "{'ids':[" + ids + "]}");
        assertThat(people.body().path("customers")).hasSize(100);
        assertThat(unknown("post", "/v1/customers/attributes", people)).isEmpty();
    }

    @Test
    void refusesTooManyRequestsAsDescribed() {
        customerIo.faults().next("*", Fault.rateLimited(1));
        Response response = client.get("/campaigns");
        assertThat(response.status()).isEqualTo(429);
        assertThat(unknown("get", "/v1/campaigns", response)).isEmpty();
        assertThat(response.response().headers().firstValue("Retry-After")).contains("1");
    }

    private Set<String> unknown(String method, String path, Response response) {
        List<String> found = description.deviations(method, path, response.status(), response.body());
        return found.stream()
                .filter(deviation -> KNOWN.stream().noneMatch(deviation::matches))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
