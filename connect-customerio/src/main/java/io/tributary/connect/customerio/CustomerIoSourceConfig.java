package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.SettingsGroup;
import io.tributary.connect.common.table.Sweep;
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
    static final String MESSAGES_SWEEP_INTERVAL_MS_CONFIG = "customerio.messages.sweep.interval.ms";
    static final String ACTIVITIES_OVERLAP_MINUTES_CONFIG = "customerio.activities.overlap.minutes";
    static final String ACTIVITIES_SWEEP_INTERVAL_MS_CONFIG = "customerio.activities.sweep.interval.ms";

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
    private static final int LOOKBACK_DAYS = 30;
    private static final int MOST_LOOKBACK_DAYS = 180;
    private static final int OVERLAP_MINUTES = 60;
    /** Customer.io keeps activities for so long (App API reference, "activities"). */
    private static final Duration ACTIVITIES_KEPT = Duration.ofDays(30);

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

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
        SettingsGroup group = new SettingsGroup(definition, "Customer.io");
        defineCustomers(group);
        defineSuppressions(group);
        defineMessages(group);
        defineActivities(group);
        return definition;
    }

    private static void defineCustomers(SettingsGroup group) {
        group.add(
                CUSTOMERS_FILTER_CONFIG,
                Type.STRING,
                PeopleFilter.EVERYONE,
                new PeopleFilter(),
                Importance.LOW,
                Width.LONG,
                "Filter of customers",
                "Which people the table customers holds: the filter of Customer.io's search of people, as JSON."
                        + " Everyone by default. People who no longer match become tombstones.");
    }

    private static void defineSuppressions(SettingsGroup group) {
        group.add(
                SUPPRESSION_DOMAINS_CONFIG,
                Type.LIST,
                "",
                new DomainNames(),
                Importance.MEDIUM,
                Width.LONG,
                "Sending domains of suppressions",
                "The sending domains whose suppressed addresses the table eps_suppression holds. Empty for one list of all,"
                        + " which has other workspaces' addresses too. Rows of a domain that is taken out become"
                        + " tombstones.");
    }

    private static void defineMessages(SettingsGroup group) {
        group.add(
                        MESSAGES_LOOKBACK_DAYS_CONFIG,
                        Type.INT,
                        LOOKBACK_DAYS,
                        Range.between(1, MOST_LOOKBACK_DAYS),
                        Importance.MEDIUM,
                        Width.SHORT,
                        "Look-back for messages (days)",
                        "Messages change after they were created (delivered, opened, clicked), which Customer.io does not list:"
                                + " those of so many days are read again at each poll, a request for 1,000.")
                .add(
                        MESSAGES_SWEEP_INTERVAL_MS_CONFIG,
                        Type.LONG,
                        7 * DAY_MS,
                        Range.atLeast(0),
                        Importance.LOW,
                        Width.MEDIUM,
                        "Sweep of messages (ms)",
                        "So often the messages of the last 180 days are read again, for those that changed later than the"
                                + " look-back sees. 0 = never.");
    }

    private static void defineActivities(SettingsGroup group) {
        group.add(
                        ACTIVITIES_OVERLAP_MINUTES_CONFIG,
                        Type.INT,
                        OVERLAP_MINUTES,
                        Range.between(1, ACTIVITIES_KEPT.toMinutes()),
                        Importance.LOW,
                        Width.SHORT,
                        "Overlap of activities (minutes)",
                        "Each poll reads the newest activities down to so long before the last poll, for those that Customer.io"
                                + " shows late.")
                .add(
                        ACTIVITIES_SWEEP_INTERVAL_MS_CONFIG,
                        Type.LONG,
                        DAY_MS,
                        Range.atLeast(0),
                        Importance.LOW,
                        Width.MEDIUM,
                        "Sweep of activities (ms)",
                        "So often the activities of the last 30 days are read again, for those that Customer.io shows later than"
                                + " the overlap. 0 = never.");
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

    /** How messages are found that change after the look-back. */
    Sweep messagesSweep() {
        return new Sweep(duration(MESSAGES_SWEEP_INTERVAL_MS_CONFIG), MessageLists.LONGEST, messagesLookback());
    }

    Duration activitiesOverlap() {
        return Duration.ofMinutes(getInt(ACTIVITIES_OVERLAP_MINUTES_CONFIG));
    }

    /** How activities are found that Customer.io shows after the overlap. */
    Sweep activitiesSweep() {
        return new Sweep(duration(ACTIVITIES_SWEEP_INTERVAL_MS_CONFIG), ACTIVITIES_KEPT, Duration.ZERO);
    }

    private Duration duration(String key) {
        return Duration.ofMillis(getLong(key));
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
