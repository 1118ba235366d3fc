package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.SimulationBuilder;
import io.tributary.simulators.kustomer.KustomerSettings.Archive;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Describes a simulated Kustomer before it starts. */
public final class KustomerBuilder extends SimulationBuilder<KustomerBuilder> {

    private final Map<String, Integer> sizes = new HashMap<>(Map.of(
            "conversations", 300,
            "customers", 300,
            "kobjects", 250,
            "messages", 1200,
            "notes", 150,
            "users", 12,
            "teams", 5,
            "tags", 130,
            "shortcuts", 110));
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

    /** The number of rows of a table, deleted ones included. */
    public KustomerBuilder size(String table, int rows) {
        if (!sizes.containsKey(table)) {
            throw new IllegalArgumentException("no table " + table);
        }
        sizes.put(table, rows);
        return this;
    }

    /** The API token that is taken. */
    public KustomerBuilder token(String secret) {
        this.token = secret;
        return this;
    }

    /** Custom objects can only be searched class by class. */
    public KustomerBuilder kobjectsByClass() {
        this.plainKobjects = false;
        return this;
    }

    /** Searches refuse {@code includeDeleted} and never show deleted rows. */
    public KustomerBuilder searchesWithoutDeleted() {
        this.takesDeleted = false;
        return this;
    }

    /** The archive can only be searched by the time of creation. */
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

    /** Lists show deleted rows only when asked for them. */
    public KustomerBuilder listsWithoutDeleted() {
        this.listsDeleted = false;
        return this;
    }

    /** Lists of teams and shortcuts refuse {@code deleted}. */
    public KustomerBuilder listsWithoutFilter() {
        this.filtersDeleted = false;
        return this;
    }

    /** Rows of one time come in another order in each answer. */
    public KustomerBuilder unstableTies() {
        this.unstableTies = true;
        return this;
    }

    /** How many of 100 rows are deleted at the start; 4 unless said otherwise. */
    public KustomerBuilder deletedPercent(int percent) {
        this.deletedPercent = percent;
        return this;
    }

    /** How old the oldest rows are; three years unless said otherwise. */
    public KustomerBuilder history(Duration length) {
        this.history = length;
        return this;
    }

    /** Searches in any 60 s; 0, the default, for no limit. Kustomer allows 100. */
    public KustomerBuilder searchesPerMinute(int most) {
        this.searchesPerMinute = most;
        return this;
    }

    /** Requests in each minute; 0, the default, for no limit. Kustomer allows 300 to 2,000. */
    public KustomerBuilder requestsPerMinute(int most) {
        this.requestsPerMinute = most;
        return this;
    }

    /** How much later searches show a change. */
    public KustomerBuilder indexLag(Duration lag) {
        this.indexLag = lag;
        return this;
    }

    /** The sentiment of a customer's last message is an object, not text. */
    public KustomerBuilder sentimentsAsObjects() {
        return form(RowForms::sentimentAsObject);
    }

    /** The API key may not read sensitive attributes: asterisks stand in their place. */
    public KustomerBuilder masked() {
        return form(RowForms::masked);
    }

    /** The API key may not read sensitive attributes: objects that say so stand in their place. */
    public KustomerBuilder maskedByObjects() {
        return form(RowForms::maskedByObjects);
    }

    /** Previews end in the middle of an emoji, with half a surrogate pair. */
    public KustomerBuilder cutPreviews() {
        return form(RowForms::cutPreview);
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
