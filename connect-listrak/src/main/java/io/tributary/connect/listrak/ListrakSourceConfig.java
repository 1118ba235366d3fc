package io.tributary.connect.listrak;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.config.CommonSettings;
import io.tributary.connect.common.config.CommonSettings.Credential;
import io.tributary.connect.common.config.CommonSettings.Defaults;
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
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The settings of the Listrak connector. */
final class ListrakSourceConfig extends ApiSourceConfig {
    static final String USERNAME_CONFIG = "username";
    private static final String USERNAME_DOC =
            "A Listrak user with the roles API Access and Analytics Access. The user sees"
                    + " the lists that are assigned to it.";

    static final String PASSWORD_CONFIG = "password";
    private static final String PASSWORD_DOC = "The user's password.";

    static final String TIME_ZONE_CONFIG = "listrak.time.zone";
    private static final String TIME_ZONE_DOC = "The time zone of all dates of the API, which do not name one.";
    private static final String TIME_ZONE_DEFAULT = "America/New_York";

    static final String EVENT_KEY_CONFIG = "listrak.event.key";
    private static final String KEY_EVENT = "event";
    private static final String KEY_CONTACT = "contact";
    private static final String EVENT_KEY_DOC =
            "The key of clicks, opens, reads and bounces. \"event\": message, address"
                    + " and a hash of the event, which keeps every event. \"contact\": message and address, which keeps the last"
                    + " event of each contact.";
    private static final String EVENT_KEY_DEFAULT = KEY_EVENT;

    static final String OVERLAP_HOURS_CONFIG = "listrak.overlap.hours";
    private static final String OVERLAP_HOURS_DOC =
            "The window of a message also covers this many hours before its last complete"
                    + " read, because some events are recorded late.";
    private static final long OVERLAP_HOURS_DEFAULT = 24;
    private static final long YEAR_HOURS = 8_760;

    static final String SWEEP_INTERVAL_MS_CONFIG = "listrak.sweep.interval.ms";
    private static final String SWEEP_INTERVAL_MS_DOC =
            "How often to read every message and list, even if its counters did not change.";
    private static final long SWEEP_INTERVAL_MS_DEFAULT = 86_400_000;

    static final String INCLUDE_TEST_MESSAGES_CONFIG = "listrak.include.test.messages";
    private static final String INCLUDE_TEST_MESSAGES_DOC = "Whether to include messages that were sent as a test.";
    private static final boolean INCLUDE_TEST_MESSAGES_DEFAULT = true;

    /** The service's only address, for all operations. */
    static final Map<String, String> URLS =
            Map.of(CommonSettings.US, "https://webservices.listrak.com/v31/IntegrationService.asmx");

    /** Start of the first window if there is no start date. */
    private static final Instant FIRST = Instant.parse("2012-01-01T00:00:00Z");

    private static final int CONCURRENT_REQUESTS = 4;
    private static final long REQUEST_TIMEOUT_MS = 180_000;

    ListrakSourceConfig(Map<String, String> settings) {
        super(define(), settings);
    }

    static ConfigDef define() {
        ConfigDef definition = CommonSettings.define(
                new Defaults(Listrak.NAME, ListrakTables.NAMES, List.of(), 0, CONCURRENT_REQUESTS, REQUEST_TIMEOUT_MS),
                new Credential(USERNAME_CONFIG, STRING, "User name", USERNAME_DOC),
                Credential.secret(PASSWORD_CONFIG, "Password", PASSWORD_DOC));
        SettingsGroup group = new SettingsGroup(definition, "Listrak");
        defineEvents(group);
        defineReading(group);
        return definition;
    }

    private static void defineEvents(SettingsGroup group) {
        group.label("Time zone", LOW, Width.MEDIUM)
                .add(TIME_ZONE_CONFIG, STRING, TIME_ZONE_DEFAULT, new Zone(), TIME_ZONE_DOC)
                .label("Key of events", MEDIUM, Width.SHORT)
                .add(EVENT_KEY_CONFIG, STRING, EVENT_KEY_DEFAULT, OneOf.of(KEY_EVENT, KEY_CONTACT), EVENT_KEY_DOC);
    }

    private static void defineReading(SettingsGroup group) {
        group.label("Overlap (h)", LOW, Width.SHORT)
                .add(OVERLAP_HOURS_CONFIG, LONG, OVERLAP_HOURS_DEFAULT, Range.between(0, YEAR_HOURS), OVERLAP_HOURS_DOC)
                .label("Sweep interval (ms)", LOW, Width.SHORT)
                .add(SWEEP_INTERVAL_MS_CONFIG, LONG, SWEEP_INTERVAL_MS_DEFAULT, Range.atLeast(1), SWEEP_INTERVAL_MS_DOC)
                .label("Test messages", LOW, Width.SHORT)
                .add(
                        INCLUDE_TEST_MESSAGES_CONFIG,
                        BOOLEAN,
                        INCLUDE_TEST_MESSAGES_DEFAULT,
                        null,
                        INCLUDE_TEST_MESSAGES_DOC);
    }

    /** The name of a time zone, such as {@code America/New_York}. */
    private static final class Zone implements ConfigDef.Validator {
        @Override
        public void ensureValid(String name, Object value) {
            try {
                ZoneId.of((String) value);
            } catch (DateTimeException e) {
                throw new ConfigException(name, value, "must be " + this);
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

    /** Whether each event has its own key. */
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

    /** How often the counters of old messages are read. */
    Duration counterInterval() {
        Duration snapshots = Duration.ofMillis(snapshotIntervalMs());
        return snapshots.compareTo(sweepInterval()) < 0 ? snapshots : sweepInterval();
    }

    /** Start of the first window. */
    Instant firstWindow() {
        return startDate().isAfter(FIRST) ? startDate() : FIRST;
    }

    URI serviceUrl() {
        return apiUrl(URLS);
    }
}
