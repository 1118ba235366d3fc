package io.tributary.connect.customerio;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.CommonSettings.Credential;
import io.tributary.connect.common.config.CommonSettings.Defaults;
import io.tributary.connect.common.config.SettingsGroup;
import io.tributary.connect.common.table.Sweep;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of the Customer.io connector. */
final class CustomerIoSourceConfig extends ApiSourceConfig {
    static final String ACCESS_TOKEN_CONFIG = "access.token";
    private static final String ACCESS_TOKEN_DOC =
            "An App API key of the workspace (Account Settings, API Credentials, App"
                    + " API Keys). Track API keys do not work.";

    static final String CUSTOMERS_FILTER_CONFIG = "customerio.customers.filter";
    private static final String CUSTOMERS_FILTER_DOC =
            "People to replicate to the table customers, as the JSON filter of"
                    + " Customer.io's people search. Everyone by default. People who no longer match get a tombstone.";
    private static final String CUSTOMERS_FILTER_DEFAULT = PeopleFilter.EVERYONE;

    static final String SUPPRESSION_DOMAINS_CONFIG = "customerio.suppression.domains";
    private static final String SUPPRESSION_DOMAINS_DOC =
            "Sending domains whose suppressed addresses are replicated to the"
                    + " table eps_suppression. Empty for one list of all addresses, which includes those of other workspaces. If a"
                    + " domain is removed from the setting, its rows get tombstones.";
    private static final String SUPPRESSION_DOMAINS_DEFAULT = "";

    static final String MESSAGES_LOOKBACK_DAYS_CONFIG = "customerio.messages.lookback.days";
    private static final String MESSAGES_LOOKBACK_DAYS_DOC = "Each poll rereads the messages of this many days, because"
            + " Customer.io does not list messages that changed after they were created (delivered, opened, clicked)."
            + " One request per 1,000 messages.";
    private static final int MESSAGES_LOOKBACK_DAYS_DEFAULT = 30;
    private static final int MAX_LOOKBACK_DAYS = 180;

    static final String MESSAGES_SWEEP_INTERVAL_MS_CONFIG = "customerio.messages.sweep.interval.ms";
    private static final String MESSAGES_SWEEP_INTERVAL_MS_DOC =
            "How often to reread the messages of the last 180 days, to"
                    + " find changes that are too late for the look-back. 0 = never.";
    private static final long MESSAGES_SWEEP_INTERVAL_MS_DEFAULT =
            Duration.ofDays(7).toMillis();

    static final String ACTIVITIES_OVERLAP_MINUTES_CONFIG = "customerio.activities.overlap.minutes";
    private static final String ACTIVITIES_OVERLAP_MINUTES_DOC = "Each poll rereads this many minutes of activities"
            + " before the previous poll, because Customer.io shows some activities late.";
    private static final int ACTIVITIES_OVERLAP_MINUTES_DEFAULT = 60;

    static final String ACTIVITIES_SWEEP_INTERVAL_MS_CONFIG = "customerio.activities.sweep.interval.ms";
    private static final String ACTIVITIES_SWEEP_INTERVAL_MS_DOC =
            "How often to reread the activities of the last 30 days,"
                    + " to find those that Customer.io shows too late for the overlap. 0 = never.";
    private static final long ACTIVITIES_SWEEP_INTERVAL_MS_DEFAULT =
            Duration.ofDays(1).toMillis();

    /** How long Customer.io keeps activities (App API reference, "activities"). */
    private static final Duration ACTIVITIES_KEPT = Duration.ofDays(30);

    private static final String EU = "eu";

    /** Base URLs of the App API by region (App API reference, "Authentication"). */
    static final Map<String, URI> URLS = Map.of(
            CommonSettings.US,
            URI.create("https://api.customer.io/v1"),
            EU,
            URI.create("https://api-eu.customer.io/v1"));

    /** App API reference, "Rate limits". */
    private static final double REQUESTS_PER_SECOND = 10;

    private static final int CONCURRENT_REQUESTS = 64;
    private static final long REQUEST_TIMEOUT_MS = 60_000;

    CustomerIoSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition = CommonSettings.define(
                defaults(), Credential.secret(ACCESS_TOKEN_CONFIG, "App API key", ACCESS_TOKEN_DOC));
        SettingsGroup group = new SettingsGroup(definition, "Customer.io");
        defineLists(group);
        defineMessages(group);
        defineActivities(group);
        return definition;
    }

    private static Defaults defaults() {
        return new Defaults(
                CustomerIo.NAME,
                CustomerIoTables.NAMES,
                List.of(CommonSettings.US, EU),
                REQUESTS_PER_SECOND,
                CONCURRENT_REQUESTS,
                REQUEST_TIMEOUT_MS);
    }

    private static void defineLists(SettingsGroup group) {
        group.label("Filter of customers", LOW, Width.LONG)
                .add(
                        CUSTOMERS_FILTER_CONFIG,
                        STRING,
                        CUSTOMERS_FILTER_DEFAULT,
                        new PeopleFilter(),
                        CUSTOMERS_FILTER_DOC)
                .label("Sending domains of suppressions", MEDIUM, Width.LONG)
                .add(
                        SUPPRESSION_DOMAINS_CONFIG,
                        LIST,
                        SUPPRESSION_DOMAINS_DEFAULT,
                        new DomainNames(),
                        SUPPRESSION_DOMAINS_DOC);
    }

    private static void defineMessages(SettingsGroup group) {
        group.label("Look-back for messages (days)", MEDIUM, Width.SHORT)
                .add(
                        MESSAGES_LOOKBACK_DAYS_CONFIG,
                        INT,
                        MESSAGES_LOOKBACK_DAYS_DEFAULT,
                        Range.between(1, MAX_LOOKBACK_DAYS),
                        MESSAGES_LOOKBACK_DAYS_DOC)
                .label("Sweep of messages (ms)", LOW, Width.MEDIUM)
                .add(
                        MESSAGES_SWEEP_INTERVAL_MS_CONFIG,
                        LONG,
                        MESSAGES_SWEEP_INTERVAL_MS_DEFAULT,
                        Range.atLeast(0),
                        MESSAGES_SWEEP_INTERVAL_MS_DOC);
    }

    private static void defineActivities(SettingsGroup group) {
        group.label("Overlap of activities (minutes)", LOW, Width.SHORT)
                .add(
                        ACTIVITIES_OVERLAP_MINUTES_CONFIG,
                        INT,
                        ACTIVITIES_OVERLAP_MINUTES_DEFAULT,
                        Range.between(1, ACTIVITIES_KEPT.toMinutes()),
                        ACTIVITIES_OVERLAP_MINUTES_DOC)
                .label("Sweep of activities (ms)", LOW, Width.MEDIUM)
                .add(
                        ACTIVITIES_SWEEP_INTERVAL_MS_CONFIG,
                        LONG,
                        ACTIVITIES_SWEEP_INTERVAL_MS_DEFAULT,
                        Range.atLeast(0),
                        ACTIVITIES_SWEEP_INTERVAL_MS_DOC);
    }

    String accessToken() {
        return getPassword(ACCESS_TOKEN_CONFIG).value().trim();
    }

    /** The {@code filter} in the request body of the people search. */
    ObjectNode customersFilter() {
        return PeopleFilter.parse(getString(CUSTOMERS_FILTER_CONFIG));
    }

    /** Sending domains in lower case, without duplicates. Empty for one list of all. */
    List<String> suppressionDomains() {
        return getList(SUPPRESSION_DOMAINS_CONFIG).stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    Duration messagesLookback() {
        return Duration.ofDays(getInt(MESSAGES_LOOKBACK_DAYS_CONFIG));
    }

    /** The sweep for messages that change after the look-back. */
    Sweep messagesSweep() {
        return new Sweep(interval(MESSAGES_SWEEP_INTERVAL_MS_CONFIG), MessageLists.LONGEST, messagesLookback());
    }

    Duration activitiesOverlap() {
        return Duration.ofMinutes(getInt(ACTIVITIES_OVERLAP_MINUTES_CONFIG));
    }

    /** The sweep for activities that show up after the overlap. */
    Sweep activitiesSweep() {
        return new Sweep(interval(ACTIVITIES_SWEEP_INTERVAL_MS_CONFIG), ACTIVITIES_KEPT, Duration.ZERO);
    }

    URI baseUrl() {
        return apiUrl(Map.of(
                CommonSettings.US,
                URLS.get(CommonSettings.US).toString(),
                EU,
                URLS.get(EU).toString()));
    }

    /** The region that is not configured. Empty if the user sets the host. */
    Optional<String> otherRegion() {
        return URLS.keySet().stream()
                .filter(region ->
                        URLS.containsValue(baseUrl()) && !URLS.get(region).equals(baseUrl()))
                .findFirst();
    }
}
