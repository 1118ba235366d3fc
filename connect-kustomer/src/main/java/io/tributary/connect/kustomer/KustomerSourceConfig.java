package io.tributary.connect.kustomer;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.CommonSettings.Credential;
import io.tributary.connect.common.config.CommonSettings.Defaults;
import io.tributary.connect.common.config.OneOf;
import io.tributary.connect.common.config.SettingsGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of the Kustomer connector. */
final class KustomerSourceConfig extends ApiSourceConfig {
    static final String API_TOKEN_CONFIG = "api.token";
    private static final String API_TOKEN_DOC =
            "An API key of Kustomer (Settings, Security, API Keys). It needs the roles" + " that its tables require.";

    static final String ORGANIZATION_CONFIG = "kustomer.organization";
    private static final String ORGANIZATION_DOC = "The organization's name in the web app's address: acme in"
            + " acme.kustomerapp.com. Its host leads to the right region. If empty, api.region applies.";
    private static final String ORGANIZATION_DEFAULT = "";

    static final String OVERLAP_SECONDS_CONFIG = "kustomer.overlap.seconds";
    private static final String OVERLAP_SECONDS_DOC = "How far Kustomer's search index may lag. Each poll rereads this"
            + " many seconds of changes, to find rows that show up late.";
    private static final long OVERLAP_SECONDS_DEFAULT = 120;
    private static final long YEAR_SECONDS = 31_536_000;

    static final String DELETED_CONFIG = "kustomer.deleted";
    private static final String TOMBSTONE = "tombstone";
    private static final String ROW = "row";
    private static final String DELETED_DOC =
            "What to send for a row that Kustomer shows as deleted: a tombstone, or the row"
                    + " with its fields deleted and deleted_at.";
    private static final String DELETED_DEFAULT = TOMBSTONE;

    static final String SEARCHES_PER_MINUTE_CONFIG = "kustomer.searches.per.minute";
    private static final String SEARCHES_PER_MINUTE_DOC =
            "Maximum number of searches in any 60 seconds, over all tasks."
                    + " Kustomer allows 100 to all API keys of an organization together. Lower it if other programs search too.";
    /** Kustomer allows API keys 100 searches a minute (its documentation, "Rate limiting"). */
    private static final int SEARCHES_PER_MINUTE_DEFAULT = 100;

    private static final int MAX_SEARCHES = 10_000;

    /** Base URLs by region (Kustomer's documentation, "Base URLs"). */
    static final Map<String, String> URLS = Map.of(
            CommonSettings.US,
            "https://api.kustomerapp.com",
            "eu",
            "https://api.prod2.kustomerapp.com",
            "in",
            "https://api.prod4.kustomerapp.com");

    /** The smallest plan allows an organization 300 requests a minute (Kustomer's documentation, "Rate limiting"). */
    private static final double REQUESTS_PER_SECOND = 5;

    private static final int CONCURRENT_REQUESTS = 64;
    private static final long REQUEST_TIMEOUT_MS = 60_000;

    KustomerSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition =
                CommonSettings.define(defaults(), Credential.secret(API_TOKEN_CONFIG, "API token", API_TOKEN_DOC));
        defineKustomer(new SettingsGroup(definition, "Kustomer"));
        return definition;
    }

    private static Defaults defaults() {
        return new Defaults(
                Kustomer.NAME,
                KustomerTables.NAMES,
                List.of(CommonSettings.US, "eu", "in"),
                REQUESTS_PER_SECOND,
                CONCURRENT_REQUESTS,
                REQUEST_TIMEOUT_MS);
    }

    private static void defineKustomer(SettingsGroup group) {
        group.label("Organization", HIGH, Width.MEDIUM)
                .add(ORGANIZATION_CONFIG, STRING, ORGANIZATION_DEFAULT, new Organization(), ORGANIZATION_DOC)
                .label("Overlap (s)", LOW, Width.SHORT)
                .add(
                        OVERLAP_SECONDS_CONFIG,
                        LONG,
                        OVERLAP_SECONDS_DEFAULT,
                        between(0, YEAR_SECONDS),
                        OVERLAP_SECONDS_DOC)
                .label("Deleted rows", MEDIUM, Width.SHORT)
                .add(DELETED_CONFIG, STRING, DELETED_DEFAULT, OneOf.of(TOMBSTONE, ROW), DELETED_DOC)
                .label("Searches per minute", LOW, Width.SHORT)
                .add(
                        SEARCHES_PER_MINUTE_CONFIG,
                        INT,
                        SEARCHES_PER_MINUTE_DEFAULT,
                        between(1, MAX_SEARCHES),
                        SEARCHES_PER_MINUTE_DOC);
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

    /** {@code api.url} if it is set, else the organization's host, else the region's. */
    URI baseUrl() {
        String organization = getString(ORGANIZATION_CONFIG);
        boolean byOrganization = !hasApiUrl() && organization != null && !organization.isBlank();
        return byOrganization ? Organization.host(organization) : apiUrl(URLS);
    }
}
