package io.tributary.connect.intercom;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.SettingsGroup;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of the Intercom connector. */
final class IntercomSourceConfig extends ApiSourceConfig {
    static final String ACCESS_TOKEN_CONFIG = "access.token";
    static final String VERSION_CONFIG = "intercom.version";
    static final String OVERLAP_SECONDS_CONFIG = "intercom.overlap.seconds";
    static final String EXPAND_LISTS_CONFIG = "intercom.expand.lists";
    static final String PLAINTEXT_CONFIG = "intercom.plaintext";
    static final String DELETES_INTERVAL_MS_CONFIG = "intercom.deletes.interval.ms";

    /** Intercom allows an app 1,667 requests in each window of 10 s (its documentation, "Rate limiting"). */
    private static final double REQUESTS_PER_SECOND = 166;

    private static final int CONCURRENT_REQUESTS = 8;
    private static final long REQUEST_TIMEOUT_MS = 60_000;
    private static final long DAY_MS = 86_400_000;
    private static final long YEAR_SECONDS = 31_536_000;

    IntercomSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition = CommonSettings.define(
                new CommonSettings.Defaults(
                        Intercom.NAME,
                        IntercomTables.NAMES,
                        IntercomRegion.settings(),
                        REQUESTS_PER_SECOND,
                        CONCURRENT_REQUESTS,
                        REQUEST_TIMEOUT_MS),
                CommonSettings.Credential.secret(
                        ACCESS_TOKEN_CONFIG,
                        "Access token",
                        "The access token of an Intercom app. Who has a client ID and secret instead gets one with"
                                + " bin/intercom-authorize."));
        defineIntercom(new SettingsGroup(definition, "Intercom"));
        return definition;
    }

    private static void defineIntercom(SettingsGroup group) {
        group.add(
                        VERSION_CONFIG,
                        Type.STRING,
                        IntercomVersion.DEFAULT,
                        new IntercomVersion.Validator(),
                        Importance.LOW,
                        Width.SHORT,
                        "API version",
                        "The version of the Intercom API to ask for: 2.12 or newer, or Preview.")
                .add(
                        OVERLAP_SECONDS_CONFIG,
                        Type.LONG,
                        300L,
                        Range.between(0, YEAR_SECONDS),
                        Importance.LOW,
                        Width.SHORT,
                        "Overlap (s)",
                        "How far Intercom's search index may lag behind: each poll looks back so many seconds for rows that"
                                + " show late.")
                .add(
                        EXPAND_LISTS_CONFIG,
                        Type.BOOLEAN,
                        true,
                        null,
                        Importance.LOW,
                        Width.SHORT,
                        "Full lists",
                        "Fetch the full tags and companies of contacts that have more than the 10 which a search shows: a"
                                + " request or more for each such contact and list.")
                .add(
                        PLAINTEXT_CONFIG,
                        Type.BOOLEAN,
                        false,
                        null,
                        Importance.LOW,
                        Width.SHORT,
                        "Plain text",
                        "Ask for the bodies of conversation parts as plain text instead of HTML.")
                .add(
                        DELETES_INTERVAL_MS_CONFIG,
                        Type.LONG,
                        DAY_MS,
                        Range.atLeast(0),
                        Importance.LOW,
                        Width.SHORT,
                        "Interval of walks for deletes (ms)",
                        "Pause between two walks over all ids of contacts and companies, which find deleted ones; 0 for no"
                                + " walks.");
    }

    String accessToken() {
        return getPassword(ACCESS_TOKEN_CONFIG).value().trim();
    }

    IntercomVersion version() {
        return IntercomVersion.parse(getString(VERSION_CONFIG));
    }

    Duration overlap() {
        return Duration.ofSeconds(getLong(OVERLAP_SECONDS_CONFIG));
    }

    boolean expandLists() {
        return getBoolean(EXPAND_LISTS_CONFIG);
    }

    boolean plaintext() {
        return getBoolean(PLAINTEXT_CONFIG);
    }

    /** The pause between two walks for deleted rows; zero for no walks. */
    Duration deletesInterval() {
        return interval(DELETES_INTERVAL_MS_CONFIG);
    }

    URI baseUrl() {
        return apiUrl(IntercomRegion.apiUrls());
    }
}
