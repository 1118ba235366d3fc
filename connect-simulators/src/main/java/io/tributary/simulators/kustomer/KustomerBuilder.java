package io.tributary.simulators.kustomer;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.SimulationBuilder;
import io.tributary.simulators.kustomer.KustomerSettings.Archive;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Builds a simulated Kustomer. */
public final class KustomerBuilder extends SimulationBuilder<KustomerBuilder> {

    private final Map<String, Integer> sizes = new HashMap<>(Map.ofEntries(
            entry("conversations", 300),
            entry("customers", 300),
            entry("kobjects", 250),
            entry("messages", 1200),
            entry("notes", 150),
            entry("users", 12),
            entry("teams", 5),
            entry("tags", 130),
            entry("shortcuts", 110),
            entry("audit_logs", 120),
            entry("brands", 4),
            entry("companies", 40),
            entry("custom_attributes", 21),
            entry("klasses", 5),
            entry("queue_rules", 6),
            entry("queues", 7),
            entry("schedules", 5),
            entry("sla_versions", 11),
            entry("slas", 4),
            entry("snooze_options", 6),
            entry("work_sessions", 30)));
    private String token = "simulated-token";
    private boolean plainKobjects = true;
    private boolean takesDeleted = true;
    private Archive archive = Archive.BY_UPDATE;
    private boolean listsDeleted = true;
    private boolean filtersDeleted = true;
    private boolean unstableTies;
    private int deletedPercent = 4;
    private Duration history = Duration.ofDays(3 * 365);
    private int searchesPerMinute;
    private int requestsPerMinute;
    private Duration indexLag = Duration.ZERO;
    private Consumer<ObjectNode> form = row -> {};

    KustomerBuilder() {}

    @Override
    protected KustomerBuilder self() {
        return this;
    }

    /** Number of rows of a table, including deleted ones. */
    public KustomerBuilder size(String table, int rows) {
        if (!sizes.containsKey(table)) {
            throw new IllegalArgumentException("no table " + table);
        }
        sizes.put(table, rows);
        return this;
    }

    /** The valid API token. */
    public KustomerBuilder token(String secret) {
        this.token = secret;
        return this;
    }

    /** Custom objects can only be searched by class. */
    public KustomerBuilder kobjectsByClass() {
        this.plainKobjects = false;
        return this;
    }

    /** Searches refuse {@code includeDeleted} and never return deleted rows. */
    public KustomerBuilder searchesWithoutDeleted() {
        this.takesDeleted = false;
        return this;
    }

    /** The archive can only be searched by time of creation. */
    public KustomerBuilder archiveByCreation() {
        this.archive = Archive.BY_CREATION;
        return this;
    }

    /** There is no archive. */
    public KustomerBuilder withoutArchive() {
        this.archive = Archive.MISSING;
        return this;
    }

    /** The API key may not search the archive. */
    public KustomerBuilder archiveForbidden() {
        this.archive = Archive.FORBIDDEN;
        return this;
    }

    /** Lists return deleted rows only on request. */
    public KustomerBuilder listsWithoutDeleted() {
        this.listsDeleted = false;
        return this;
    }

    /** Lists of teams and shortcuts refuse {@code deleted}. */
    public KustomerBuilder listsWithoutFilter() {
        this.filtersDeleted = false;
        return this;
    }

    /** The order of rows with the same time differs in each response. */
    public KustomerBuilder unstableTies() {
        this.unstableTies = true;
        return this;
    }

    /** Percentage of rows that are deleted initially. Default: 4. */
    public KustomerBuilder deletedPercent(int percent) {
        this.deletedPercent = percent;
        return this;
    }

    /** Age of the oldest rows. Default: three years. */
    public KustomerBuilder history(Duration length) {
        this.history = length;
        return this;
    }

    /** Maximum searches in any 60 s, 0 (the default) for no limit. Kustomer allows 100. */
    public KustomerBuilder searchesPerMinute(int maximum) {
        this.searchesPerMinute = maximum;
        return this;
    }

    /** Maximum requests per minute, 0 (the default) for no limit. Kustomer allows 300 to 2,000. */
    public KustomerBuilder requestsPerMinute(int maximum) {
        this.requestsPerMinute = maximum;
        return this;
    }

    /** How late searches show a change. */
    public KustomerBuilder indexLag(Duration lag) {
        this.indexLag = lag;
        return this;
    }

    /** The sentiment of a customer's last message is an object, not text. */
    public KustomerBuilder sentimentsAsObjects() {
        return form(RowForms::sentimentAsObject);
    }

    /** The API key may not read sensitive attributes, which are asterisks. */
    public KustomerBuilder masked() {
        return form(RowForms::masked);
    }

    /** The API key may not read sensitive attributes, which are objects that say so. */
    public KustomerBuilder maskedByObjects() {
        return form(RowForms::maskedByObjects);
    }

    /** Previews end within an emoji, with an unpaired surrogate. */
    public KustomerBuilder truncatedPreviews() {
        return form(RowForms::truncatedPreview);
    }

    /** Companies have {@code extenalId}, as the API reference spells it. */
    public KustomerBuilder misspelledExternalIds() {
        return form(RowForms::misspelled);
    }

    private KustomerBuilder form(Consumer<ObjectNode> further) {
        form = form.andThen(further);
        return this;
    }

    @Override
    public SimulatedKustomer start() {
        KustomerSettings settings = new KustomerSettings(
                token, plainKobjects, takesDeleted, archive, listsDeleted, filtersDeleted, unstableTies);
        SimulatedKustomer kustomer = new SimulatedKustomer(
                settings,
                clock -> new KustomerWorkspace(
                        clock, new WorkspaceGenerator(seed(), sizes, deletedPercent, history, clock.instant(), form)));
        kustomer.workspace().indexLag(indexLag);
        kustomer.limitSearches(searchesPerMinute);
        if (requestsPerMinute > 0) {
            kustomer.limitRequests(requestsPerMinute);
        }
        return listening(kustomer);
    }
}
