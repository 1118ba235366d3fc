package io.tributary.connect.kustomer;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.OneOf;
import io.tributary.connect.common.config.SettingsGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of the Kustomer connector. */
final class KustomerSourceConfig extends ApiSourceConfig {
    static final String API_TOKEN_CONFIG = "api.token";
    static final String ORGANIZATION_CONFIG = "kustomer.organization";
    static final String OVERLAP_SECONDS_CONFIG = "kustomer.overlap.seconds";
    static final String DELETED_CONFIG = "kustomer.deleted";
    static final String SEARCHES_PER_MINUTE_CONFIG = "kustomer.searches.per.minute";

    /** Base URLs by region (Kustomer's documentation, "Base URLs"). */
    static final Map<String, String> URLS = Map.of(
            CommonSettings.US,
            "https://api.kustomerapp.com",
            "eu",
            "https://api.prod2.kustomerapp.com",
            "in",
            "https://api.prod4.kustomerapp.com");

    private static final String TOMBSTONE = "tombstone";

    /** The smallest plan allows an organization 300 requests a minute (Kustomer's documentation, "Rate limiting"). */
    private static final double REQUESTS_PER_SECOND = 5;

    /** Kustomer allows API keys 100 searches a minute (the same page). */
    private static final int SEARCHES_PER_MINUTE = 100;

    private static final int CONCURRENT_REQUESTS = 8;
    private static final long REQUEST_TIMEOUT_MS = 60_000;
    private static final long OVERLAP_SECONDS = 120;
    private static final long YEAR_SECONDS = 31_536_000;

    KustomerSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition = CommonSettings.define(
                new CommonSettings.Defaults(
                        Kustomer.NAME,
                        KustomerTables.NAMES,
                        List.of(CommonSettings.US, "eu", "in"),
                        REQUESTS_PER_SECOND,
                        CONCURRENT_REQUESTS,
                        REQUEST_TIMEOUT_MS),
                CommonSettings.Credential.secret(
                        API_TOKEN_CONFIG,
                        "API token",
                        "An API key of Kustomer: Settings, Security, API Keys. It needs the roles of the tables that are read."));
        SettingsGroup group = new SettingsGroup(definition, "Kustomer");
        defineOrganization(group);
        defineReading(group);
        return definition;
    }

    private static void defineOrganization(SettingsGroup group) {
        group.add(
                ORGANIZATION_CONFIG,
                Type.STRING,
                "",
                new Organization(),
                Importance.HIGH,
                Width.MEDIUM,
                "Organization",
                "The organization's name in the web app's address: acme of acme.kustomerapp.com. Its host leads to the"
                        + " right region by itself; where it is empty, api.region counts.");
    }

    private static void defineReading(SettingsGroup group) {
        group.add(
                        OVERLAP_SECONDS_CONFIG,
                        Type.LONG,
                        OVERLAP_SECONDS,
                        Range.between(0, YEAR_SECONDS),
                        Importance.LOW,
                        Width.SHORT,
                        "Overlap (s)",
                        "How far Kustomer's search index may lag behind: each poll looks back so many seconds for rows that"
                                + " show late.")
                .add(
                        DELETED_CONFIG,
                        Type.STRING,
                        TOMBSTONE,
                        OneOf.of(TOMBSTONE, "row"),
                        Importance.MEDIUM,
                        Width.SHORT,
                        "Deleted rows",
                        "What becomes of a row that Kustomer shows as deleted: a tombstone, or the row with its fields"
                                + " deleted and deleted_at.")
                .add(
                        SEARCHES_PER_MINUTE_CONFIG,
                        Type.INT,
                        SEARCHES_PER_MINUTE,
                        Range.between(1, 10_000),
                        Importance.LOW,
                        Width.SHORT,
                        "Searches per minute",
                        "At most so many searches in any 60 seconds, over all tasks. Kustomer allows all API keys of an"
                                + " organization 100 together: lower it when other programs search too.");
    }

    String apiToken() {
        return getPassword(API_TOKEN_CONFIG).value().trim();
    }

    Duration overlap() {
        return Duration.ofSeconds(getLong(OVERLAP_SECONDS_CONFIG));
    }

    /** Whether a deleted row becomes a tombstone. */
    boolean deletedAsTombstone() {
        return getString(DELETED_CONFIG).equals(TOMBSTONE);
    }

    int searchesPerMinute() {
        return getInt(SEARCHES_PER_MINUTE_CONFIG);
    }

    /** {@code api.url} where it is set, else the organization's host, else that of the region. */
    URI baseUrl() {
        String organization = getString(ORGANIZATION_CONFIG);
        boolean byOrganization = !hasApiUrl() && organization != null && !organization.isBlank();
        return byOrganization ? Organization.host(organization) : apiUrl(URLS);
    }
}
