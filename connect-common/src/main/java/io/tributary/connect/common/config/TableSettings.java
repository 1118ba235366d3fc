package io.tributary.connect.common.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.tributary.connect.common.config.CommonSettings.Defaults;
import io.tributary.connect.common.table.TableNames;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Shared settings that choose the tables and their topics. */
public final class TableSettings {
    public static final String TABLES_CONFIG = "tables";
    private static final String TABLES_DOC =
            "Tables to replicate, separated by commas. Empty for the standard tables, * for every table.";
    private static final List<String> TABLES_DEFAULT = List.of();

    static final String START_DATE_CONFIG = "start.date";
    private static final String START_DATE_DOC = "Do not replicate rows that last changed before this date:"
            + " MM/DD/YYYY, or an ISO-8601 date or instant, in UTC. Empty for all history. Applies to tables with a"
            + " replication key. If the date is in the future, these tables wait until then.";
    private static final String START_DATE_DEFAULT = "";

    static final String TOPIC_PREFIX_CONFIG = "topic.prefix";
    private static final String TOPIC_PREFIX_DOC = "The topic of a table is PREFIX.TABLE. Changing the prefix of a"
            + " running connector does not resend anything: the new topics only receive later changes. To fill them"
            + " completely, stop the connector, delete its offsets (DELETE /connectors/NAME/offsets) and resume it.";

    static final String TABLES_UNAVAILABLE_CONFIG = "tables.unavailable";
    static final String FAIL = "fail";
    private static final String SKIP = "skip";
    private static final String TABLES_UNAVAILABLE_DOC = "What to do when the API refuses a table permanently, for"
            + " example because the credential lacks a permission. \"skip\" pauses the table, logs an ERROR and retries"
            + " every hour. \"fail\" fails the task.";
    private static final String TABLES_UNAVAILABLE_DEFAULT = SKIP;

    private TableSettings() {}

    static void define(ConfigDef definition, Defaults vendor) {
        new SettingsGroup(definition, "Tables")
                .label("Tables", HIGH, Width.LONG)
                .add(TABLES_CONFIG, LIST, TABLES_DEFAULT, new OneOf(choices(vendor.tables())), doc(vendor.tables()))
                .label("Start date", HIGH, Width.MEDIUM)
                .add(START_DATE_CONFIG, STRING, START_DATE_DEFAULT, new StartDate(), START_DATE_DOC)
                .label("Topic prefix", HIGH, Width.MEDIUM)
                .add(
                        TOPIC_PREFIX_CONFIG,
                        STRING,
                        vendor.name(),
                        TopicName.prefixOf(vendor.tables().all()),
                        TOPIC_PREFIX_DOC)
                .label("Unavailable tables", MEDIUM, Width.SHORT)
                .add(
                        TABLES_UNAVAILABLE_CONFIG,
                        STRING,
                        TABLES_UNAVAILABLE_DEFAULT,
                        OneOf.of(SKIP, FAIL),
                        TABLES_UNAVAILABLE_DOC);
    }

    private static List<String> choices(TableNames tables) {
        return Stream.of(tables.standard(), tables.further(), List.of(TableNames.EVERY))
                .flatMap(List::stream)
                .toList();
    }

    private static String doc(TableNames tables) {
        if (tables.further().isEmpty()) {
            return TABLES_DOC;
        }
        String further = tables.further().stream()
                .map(name -> tables.requestEach().containsKey(name)
                        ? name + " (a request for each " + tables.requestEach().get(name) + ")"
                        : name)
                .collect(Collectors.joining(", "));
        return TABLES_DOC + " Further tables, which are only replicated if you ask for them: " + further + ".";
    }
}
