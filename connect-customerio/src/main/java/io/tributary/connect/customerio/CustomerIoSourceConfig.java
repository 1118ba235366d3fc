package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.SettingsGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of the Customer.io connector. */
final class CustomerIoSourceConfig extends ApiSourceConfig {
    static final String ACCESS_TOKEN_CONFIG = "access.token";
    static final String CUSTOMERS_FILTER_CONFIG = "customerio.customers.filter";
    static final String MESSAGES_LOOKBACK_DAYS_CONFIG = "customerio.messages.lookback.days";

    static final String SUPPRESSION_DOMAINS_CONFIG = "customerio.suppression.domains";

    private static final String EU = "eu";

    /** Base URLs of the App API by region (App API reference, "Authentication"). */
    static final Map<String, URI> URLS = Map.of(
            CommonSettings.US,
            URI.create("https://api.customer.io/v1"),
            EU,
            URI.create("https://api-eu.customer.io/v1"));

    /** App API reference, "Rate limits". */
    private static final double REQUESTS_PER_SECOND = 10;

    private static final int CONCURRENT_REQUESTS = 8;
    private static final long REQUEST_TIMEOUT_MS = 60_000;
    private static final int LOOKBACK_DAYS = 7;
    private static final int MOST_LOOKBACK_DAYS = 3_660;

    CustomerIoSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition = CommonSettings.define(
                new CommonSettings.Defaults(
                        CustomerIo.NAME,
                        CustomerIoTables.NAMES,
                        List.of(CommonSettings.US, EU),
                        REQUESTS_PER_SECOND,
                        CONCURRENT_REQUESTS,
                        REQUEST_TIMEOUT_MS),
                CommonSettings.Credential.secret(
                        ACCESS_TOKEN_CONFIG,
                        "App API key",
                        "An App API key of the workspace (Account Settings, API Credentials, App API Keys). Keys of the Track API do"
                                + " not work."));
        defineCustomerIo(new SettingsGroup(definition, "Customer.io"));
        return definition;
    }

    private static void defineCustomerIo(SettingsGroup group) {
        group.add(
                        CUSTOMERS_FILTER_CONFIG,
                        Type.STRING,
                        PeopleFilter.EVERYONE,
                        new PeopleFilter(),
                        Importance.LOW,
                        Width.LONG,
                        "Filter of customers",
                        "Which people the table customers holds: the filter of Customer.io's search of people, as JSON."
                                + " Everyone by default. People who no longer match become tombstones.")
                .add(
                        SUPPRESSION_DOMAINS_CONFIG,
                        Type.LIST,
                        "",
                        new DomainNames(),
                        Importance.MEDIUM,
                        Width.LONG,
                        "Sending domains of suppressions",
                        "The sending domains whose suppressed addresses the table eps_suppression holds. Empty for one list of all,"
                                + " which has other workspaces' addresses too. Rows of a domain that is taken out become"
                                + " tombstones.")
                .add(
                        MESSAGES_LOOKBACK_DAYS_CONFIG,
                        Type.INT,
                        LOOKBACK_DAYS,
                        Range.between(0, MOST_LOOKBACK_DAYS),
                        Importance.MEDIUM,
                        Width.SHORT,
                        "Look-back for messages (days)",
                        "Messages change after they were created (opened, clicked), which Customer.io does not list: those of"
                                + " so many days are read again at each poll, a request for 1,000.");
    }

    String accessToken() {
        return getPassword(ACCESS_TOKEN_CONFIG).value().trim();
    }

    /** The body's {@code filter} of the search of people. */
    ObjectNode customersFilter() {
        return PeopleFilter.parse(getString(CUSTOMERS_FILTER_CONFIG));
    }

    /** Sending domains in lower case, each once; empty for one list of all. */
    List<String> suppressionDomains() {
        return getList(SUPPRESSION_DOMAINS_CONFIG).stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    Duration messagesLookback() {
        return Duration.ofDays(getInt(MESSAGES_LOOKBACK_DAYS_CONFIG));
    }

    URI baseUrl() {
        return apiUrl(Map.of(
                CommonSettings.US,
                URLS.get(CommonSettings.US).toString(),
                EU,
                URLS.get(EU).toString()));
    }

    /** The region that is not set; none where the user names the host. */
    Optional<String> otherRegion() {
        return URLS.keySet().stream()
                .filter(region ->
                        URLS.containsValue(baseUrl()) && !URLS.get(region).equals(baseUrl()))
                .findFirst();
    }
}
