package io.tributary.connect.intercom;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;
import static org.apache.kafka.common.config.ConfigDef.Width.SHORT;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.CommonSettings.Credential;
import io.tributary.connect.common.config.CommonSettings.Defaults;
import io.tributary.connect.common.config.SettingsGroup;
import io.tributary.connect.common.table.Sweep;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The settings of the Intercom connector. */
final class IntercomSourceConfig extends ApiSourceConfig {
    static final String ACCESS_TOKEN_CONFIG = "access.token";
    private static final String ACCESS_TOKEN_DOC =
            "The access token of an Intercom app. If you have a client ID and secret"
                    + " instead, get a token with bin/intercom-authorize.";

    static final String VERSION_CONFIG = "intercom.version";
    private static final String VERSION_DOC = "The version of the Intercom API to request: 2.12 or later, or Preview.";
    private static final String VERSION_DEFAULT = IntercomVersion.DEFAULT;

    static final String OVERLAP_SECONDS_CONFIG = "intercom.overlap.seconds";
    private static final String OVERLAP_SECONDS_DOC = "How far Intercom's search index may lag. Each poll rereads this"
            + " many seconds of changes, to find rows that show up late.";
    private static final long OVERLAP_SECONDS_DEFAULT = 300;
    private static final long YEAR_SECONDS = 31_536_000;

    static final String EXPAND_LISTS_CONFIG = "intercom.expand.lists";
    private static final String EXPAND_LISTS_DOC =
            "Whether to fetch all tags and companies of contacts that have more than"
                    + " the 10 that a search returns. Costs at least one request per such contact and list.";
    private static final boolean EXPAND_LISTS_DEFAULT = true;

    static final String PLAINTEXT_CONFIG = "intercom.plaintext";
    private static final String PLAINTEXT_DOC =
            "Whether to request the bodies of conversation parts as plain text instead" + " of HTML.";
    private static final boolean PLAINTEXT_DEFAULT = false;

    static final String DELETES_INTERVAL_MS_CONFIG = "intercom.deletes.interval.ms";
    private static final String DELETES_INTERVAL_MS_DOC = "Pause between two key walks. A key walk reads the ids of all"
            + " contacts, companies and tickets to find deleted ones. 0 to turn them off.";
    private static final long DELETES_INTERVAL_MS_DEFAULT = 86_400_000;

    static final String TICKETS_SWEEP_INTERVAL_MS_CONFIG = "intercom.tickets.sweep.interval.ms";
    private static final String TICKETS_SWEEP_INTERVAL_MS_DOC =
            "Pause between two sweeps of tickets and ticket_parts. A sweep reads all tickets, to find changes that did not"
                    + " move their updated_at. 0 to turn them off.";
    private static final long TICKETS_SWEEP_INTERVAL_MS_DEFAULT = 86_400_000;

    /** Longer than any ticket exists. */
    private static final Duration ALL_TICKETS = Duration.ofDays(10_000);

    /** Intercom allows an app 1,667 requests in each window of 10 s (its documentation, "Rate limiting"). */
    private static final double REQUESTS_PER_SECOND = 166;

    private static final int CONCURRENT_REQUESTS = 64;
    private static final long REQUEST_TIMEOUT_MS = 60_000;

    IntercomSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition = CommonSettings.define(
                defaults(), Credential.secret(ACCESS_TOKEN_CONFIG, "Access token", ACCESS_TOKEN_DOC));
        SettingsGroup group = new SettingsGroup(definition, "Intercom");
        defineRequests(group);
        defineContents(group);
        return definition;
    }

    private static Defaults defaults() {
        return new Defaults(
                Intercom.NAME,
                IntercomTables.NAMES,
                IntercomRegion.settings(),
                REQUESTS_PER_SECOND,
                CONCURRENT_REQUESTS,
                REQUEST_TIMEOUT_MS);
    }

    private static void defineRequests(SettingsGroup group) {
        group.label("API version", LOW, SHORT)
                .add(VERSION_CONFIG, STRING, VERSION_DEFAULT, new IntercomVersion.Validator(), VERSION_DOC)
                .label("Overlap (s)", LOW, SHORT)
                .add(
                        OVERLAP_SECONDS_CONFIG,
                        LONG,
                        OVERLAP_SECONDS_DEFAULT,
                        Range.between(0, YEAR_SECONDS),
                        OVERLAP_SECONDS_DOC);
    }

    private static void defineContents(SettingsGroup group) {
        group.label("Full lists", LOW, SHORT)
                .add(EXPAND_LISTS_CONFIG, BOOLEAN, EXPAND_LISTS_DEFAULT, null, EXPAND_LISTS_DOC)
                .label("Plain text", LOW, SHORT)
                .add(PLAINTEXT_CONFIG, BOOLEAN, PLAINTEXT_DEFAULT, null, PLAINTEXT_DOC)
                .label("Interval of key walks (ms)", LOW, SHORT)
                .add(
                        DELETES_INTERVAL_MS_CONFIG,
                        LONG,
                        DELETES_INTERVAL_MS_DEFAULT,
                        Range.atLeast(0),
                        DELETES_INTERVAL_MS_DOC)
                .label("Interval of ticket sweeps (ms)", LOW, SHORT)
                .add(
                        TICKETS_SWEEP_INTERVAL_MS_CONFIG,
                        LONG,
                        TICKETS_SWEEP_INTERVAL_MS_DEFAULT,
                        Range.atLeast(0),
                        TICKETS_SWEEP_INTERVAL_MS_DOC);
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

    /** The pause between two key walks. Zero for none. */
    Duration deletesInterval() {
        return interval(DELETES_INTERVAL_MS_CONFIG);
    }

    /** The sweep that finds tickets whose changes did not move their {@code updated_at}. */
    Sweep ticketsSweep() {
        return new Sweep(interval(TICKETS_SWEEP_INTERVAL_MS_CONFIG), ALL_TICKETS, Duration.ZERO);
    }

    URI baseUrl() {
        return apiUrl(IntercomRegion.apiUrls());
    }
}
