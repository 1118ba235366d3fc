package io.tributary.connect.listrak;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.OneOf;
import io.tributary.connect.common.config.SettingsGroup;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The settings of the Listrak connector. */
final class ListrakSourceConfig extends ApiSourceConfig {
    static final String USERNAME_CONFIG = "username";
    static final String PASSWORD_CONFIG = "password";
    static final String TIME_ZONE_CONFIG = "listrak.time.zone";
    static final String EVENT_KEY_CONFIG = "listrak.event.key";
    static final String OVERLAP_HOURS_CONFIG = "listrak.overlap.hours";
    static final String SWEEP_INTERVAL_MS_CONFIG = "listrak.sweep.interval.ms";
    static final String INCLUDE_TEST_MESSAGES_CONFIG = "listrak.include.test.messages";

    /** The one address of the service, to which every operation is sent. */
    static final Map<String, String> URLS =
            Map.of(CommonSettings.US, "https://webservices.listrak.com/v31/IntegrationService.asmx");

    /** Where windows begin when there is no start date. */
    private static final Instant FIRST = Instant.parse("2012-01-01T00:00:00Z");

    private static final int CONCURRENT_REQUESTS = 4;
    private static final long REQUEST_TIMEOUT_MS = 180_000;
    private static final long DAY_MS = 86_400_000;
    private static final long OVERLAP_HOURS = 24;
    private static final long YEAR_HOURS = 8_760;
    private static final String KEY_EVENT = "event";
    private static final String KEY_CONTACT = "contact";

    ListrakSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition = CommonSettings.define(
                new CommonSettings.Defaults(
                        Listrak.NAME, ListrakTables.NAMES, List.of(), 0, CONCURRENT_REQUESTS, REQUEST_TIMEOUT_MS),
                new CommonSettings.Credential(
                        USERNAME_CONFIG,
                        Type.STRING,
                        "User name",
                        "A Listrak user with the roles API Access and Analytics Access; it sees the lists ticked for it."),
                CommonSettings.Credential.secret(PASSWORD_CONFIG, "Password", "The user's password."));
        defineListrak(new SettingsGroup(definition, "Listrak"));
        return definition;
    }

    private static void defineListrak(SettingsGroup group) {
        group.add(
                        TIME_ZONE_CONFIG,
                        Type.STRING,
                        "America/New_York",
                        new Zone(),
                        Importance.LOW,
                        Width.MEDIUM,
                        "Time zone",
                        "The zone of all dates of the API, which carry none.")
                .add(
                        EVENT_KEY_CONFIG,
                        Type.STRING,
                        KEY_EVENT,
                        OneOf.of(KEY_EVENT, KEY_CONTACT),
                        Importance.MEDIUM,
                        Width.SHORT,
                        "Key of events",
                        "\"event\": clicks, opens, reads and bounces are keyed by message, address and a hash of the event,"
                                + " so that each is kept; \"contact\": by message and address, the last event of a contact"
                                + " wins.")
                .add(
                        OVERLAP_HOURS_CONFIG,
                        Type.LONG,
                        OVERLAP_HOURS,
                        Range.between(0, YEAR_HOURS),
                        Importance.LOW,
                        Width.SHORT,
                        "Overlap (h)",
                        "How far a window reaches back behind the last complete one, for events that are recorded late.")
                .add(
                        SWEEP_INTERVAL_MS_CONFIG,
                        Type.LONG,
                        DAY_MS,
                        Range.atLeast(1),
                        Importance.LOW,
                        Width.SHORT,
                        "Sweep interval (ms)",
                        "How often every message and list is read, whatever the counters say.")
                .add(
                        INCLUDE_TEST_MESSAGES_CONFIG,
                        Type.BOOLEAN,
                        true,
                        null,
                        Importance.LOW,
                        Width.SHORT,
                        "Test messages",
                        "Whether messages that were sent as a test are included.");
    }

    /** The name of a time zone, such as {@code America/New_York}. */
    private static final class Zone implements ConfigDef.Validator {
        @Override
        public void ensureValid(String name, Object value) {
            try {
                ZoneId.of((String) value);
            } catch (DateTimeException e) {
                throw new ConfigException(name, value, "has to be " + this);
            }
        }

        @Override
        public String toString() {
            return "the name of a time zone, such as America/New_York or UTC";
        }
    }

    String username() {
        return getString(USERNAME_CONFIG).trim();
    }

    String password() {
        return getPassword(PASSWORD_CONFIG).value();
    }

    ZoneId timeZone() {
        return ZoneId.of(getString(TIME_ZONE_CONFIG));
    }

    /** Whether each event has a key of its own. */
    boolean keyedByEvent() {
        return getString(EVENT_KEY_CONFIG).equals(KEY_EVENT);
    }

    Duration overlap() {
        return Duration.ofHours(getLong(OVERLAP_HOURS_CONFIG));
    }

    Duration sweepInterval() {
        return interval(SWEEP_INTERVAL_MS_CONFIG);
    }

    boolean includesTestMessages() {
        return getBoolean(INCLUDE_TEST_MESSAGES_CONFIG);
    }

    Duration pollInterval() {
        return Duration.ofMillis(pollIntervalMs());
    }

    /** How often the counters of old messages are asked for. */
    Duration counterInterval() {
        Duration snapshots = Duration.ofMillis(snapshotIntervalMs());
        return snapshots.compareTo(sweepInterval()) < 0 ? snapshots : sweepInterval();
    }

    /** Where the first window begins. */
    Instant firstWindow() {
        return startDate().isAfter(FIRST) ? startDate() : FIRST;
    }

    URI serviceUrl() {
        return apiUrl(URLS);
    }
}
