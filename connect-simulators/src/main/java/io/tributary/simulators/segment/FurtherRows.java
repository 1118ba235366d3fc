package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The rows of the further tables. Those below a tracking plan or a space go with it. Thread-safe. */
final class FurtherRows {

    static final String PLANS = "tracking_plans";
    static final String RULES = "tracking_plan_rules";
    static final String SPACES = "spaces";
    static final String AUDIENCES = "audiences";
    static final String FUNCTIONS = "functions";
    static final String LABELS = "labels";
    static final String MODELS = "reverse_etl_models";
    static final String ROLES = "roles";
    static final String WORKSPACE = "workspace";

    private static final int RULES_OF_A_PLAN = 6;

    private final FurtherData data;
    private final RowList sources;
    private final Map<String, RowList> tables = new HashMap<>();
    private final RowKeys rulesOfPlan = new RowKeys();
    private final RowKeys sourcesOfPlan = new RowKeys();
    private final RowKeys audiencesOfSpace = new RowKeys();
    private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();

    /** @param sources of the workspace, to which plans and models refer */
    FurtherRows(Ids ids, RowList sources) {
        this.data = new FurtherData(ids);
        this.sources = sources;
        List.of(LABELS, ROLES, WORKSPACE, FUNCTIONS, PLANS, RULES, MODELS, SPACES, AUDIENCES)
                .forEach(table -> tables.put(table, new RowList()));
        table(WORKSPACE).put(SegmentData.WORKSPACE, data.workspace());
    }

    /** The lists by table. */
    Map<String, RowList> tables() {
        return Map.copyOf(tables);
    }

    private RowList table(String name) {
        return tables.get(name);
    }

    /** Adds {@code count} rows to each list, with the rows below them. */
    void generate(int count) {
        for (int number = 0; number < count; number++) {
            List.of(LABELS, ROLES, FUNCTIONS, PLANS, MODELS, SPACES).forEach(this::add);
        }
    }

    /** Adds a generated row, with the rows below it, and returns its key. */
    String add(String table) {
        long number = numbers.computeIfAbsent(table, name -> new AtomicLong()).getAndIncrement();
        return switch (table) {
            case LABELS -> put(table, data.label(number), "key", "value");
            case ROLES -> put(table, data.role(number), "id");
            case FUNCTIONS -> put(table, data.function(number), "id");
            case MODELS -> put(table, data.model(number, source(number)), "id");
            case PLANS -> addPlan(number);
            case SPACES -> addSpace(number);
            default -> throw new IllegalArgumentException("rows are not added to " + table);
        };
    }

    private String put(String table, ObjectNode row, String... key) {
        String text = SegmentTruth.key(row, key);
        table(table).put(text, row);
        return text;
    }

    private String source(long number) {
        return sources.key((int) (number % sources.size()));
    }

    /** Each plan has a rule of each type, and a second version of the first one. Every third plan has no sources. */
    private String addPlan(long number) {
        String plan = put(PLANS, data.plan(number), "id");
        for (int rule = 0; rule < RULES_OF_A_PLAN; rule++) {
            addRule(plan, rule, 1);
        }
        addRule(plan, 0, 2);
        for (int place = 0; place < number % 3; place++) {
            addSource(plan, source(number + place));
        }
        return plan;
    }

    /** Adds a rule and returns its key. */
    String addRule(String plan, long number, int version) {
        ObjectNode row = data.rule(number, version);
        String key = plan + ' ' + SegmentTruth.key(row, "type", "key", "version");
        table(RULES).put(key, row);
        rulesOfPlan.add(plan, key);
        return key;
    }

    /** Connects a source to a plan. */
    void addSource(String plan, String source) {
        sourcesOfPlan.add(plan, source);
    }

    private String addSpace(long number) {
        String space = put(SPACES, data.space(number), "id");
        for (int audience = 0; audience < 1 + number % 3; audience++) {
            addAudience(space, number + audience);
        }
        return space;
    }

    /** Adds an audience and returns its key. */
    String addAudience(String space, long number) {
        String key = put(AUDIENCES, data.audience(space, number), "spaceId", "id");
        audiencesOfSpace.add(space, key);
        return key;
    }

    /** Forgets what is below or connected to a row that is deleted. */
    void forget(String table, String key) {
        switch (table) {
            case PLANS -> {
                remove(rulesOfPlan, key, RULES);
                sourcesOfPlan.of(key).forEach(source -> sourcesOfPlan.remove(key, source));
            }
            case RULES, AUDIENCES ->
                (table.equals(RULES) ? rulesOfPlan : audiencesOfSpace).remove(key.split(" ")[0], key);
            case SPACES -> remove(audiencesOfSpace, key, AUDIENCES);
            case SegmentWorkspace.SOURCES -> table(PLANS).keys().forEach(plan -> sourcesOfPlan.remove(plan, key));
            default -> {
                // No other row has rows below it.
            }
        }
    }

    private void remove(RowKeys children, String parent, String table) {
        children.of(parent).forEach(child -> {
            children.remove(parent, child);
            table(table).remove(child);
        });
    }

    RowKeys rulesOfPlan() {
        return rulesOfPlan;
    }

    RowKeys sourcesOfPlan() {
        return sourcesOfPlan;
    }

    RowKeys audiencesOfSpace() {
        return audiencesOfSpace;
    }
}
