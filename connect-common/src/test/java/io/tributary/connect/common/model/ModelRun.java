package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.reading.RequestPool;
import io.tributary.connect.common.reading.SyncSettings;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.task.TaskParts;
import io.tributary.connect.common.testing.FakeClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/** Runs a schedule: an API that changes, a task that reads it, a worker that dies. Then checks the topic and the offsets. */
final class ModelRun {
    private static final Kind[] FAILURES = {Kind.UNAVAILABLE, Kind.EXPIRED_CURSOR, Kind.RETRY, Kind.FAIL};
    private static final int MAX_ROUNDS = 400;
    private static final long HOUR = 3_600;

    private final Schedule schedule;
    private final World world;
    private final Mutant mutant;
    private final Trace trace;
    private final Rows rows = new Rows();
    private final Shape shape;
    private final Table table;
    private final ModelApi api;
    private final Jobs jobs;
    private final Ledger ledger;
    private final FakeClock clock;
    private boolean deletes = true;
    private boolean everyRow;
    private Worker worker;

    ModelRun(Schedule schedule, Mutant mutant, Trace trace) {
        this.schedule = schedule;
        this.world = schedule.world();
        this.mutant = mutant;
        this.trace = trace;
        this.shape = world.kind().make(world, rows);
        this.table = world.kind().make(mutant.believed(world), rows).table();
        this.api = new ModelApi(rows, shape, mutant, trace);
        this.jobs = new Jobs(rows::moment);
        this.ledger = new Ledger(shape, world.exactlyOnce());
        this.clock = new FakeClock(Rows.BEGIN + world.skew() * Rows.UNIT);
    }

    /**
     * @throws AssertionError if delivery is not as documented; the message says how
     */
    void run() {
        if (world.isCrowded()) {
            IntStream.range(0, world.keys()).forEach(key -> shape.change(key, 0));
        }
        start();
        for (Step step : schedule.steps()) {
            trace.add(() -> step.toString());
            take(step);
        }
        settle();
    }

    private void take(Step step) {
        switch (step.action()) {
            case CHANGE -> shape.change(step.a(), step.b());
            case DELETE -> shape.delete(step.a(), step.b());
            case PASS -> pass(step.a() % 4);
            case POLL -> poll();
            case RESPOND -> respond(step.a(), step.b() % 3 == 0);
            case SYNC -> sync();
            case MEANWHILE -> api.meanwhile(() -> meanwhile(step));
            case FAIL -> fail(step);
            case FLUSH -> ledger.flush();
            case CRASH -> crash(step);
            case RESTART -> restart(step);
            case ALTER -> alter(step);
            case TOGGLE_SICK -> toggleSick(step.a());
            case HOUR -> pass(HOUR);
        }
    }

    private void meanwhile(Step step) {
        trace.add(() -> "    meanwhile");
        if (step.a() % 3 == 0) {
            shape.delete(step.a() / 3, step.b());
        } else {
            shape.change(step.a() / 3, step.b());
        }
    }

    private void toggleSick(int which) {
        String name = shape.setsAside() ? Integer.toString(which % world.lists()) : shape.sick(which);
        if (name != null) {
            api.toggleSick(name);
        }
    }

    private void pass(long units) {
        rows.pass(units);
        clock.advance(units * Rows.UNIT);
    }

    private void start() {
        jobs.shutdownNow();
        mutant.starts();
        Map<SourcePartition, Map<String, Object>> stored = new HashMap<>();
        ledger.offsets().forEach((partition, offset) -> {
            TaskParts.requireValid(table, partition, offset);
            stored.put(partition, mutant.stored(new HashMap<>(offset)));
        });
        trace.add(() -> "    a task starts from " + stored);
        SyncSettings settings = new SyncSettings(Instant.ofEpochMilli(Rows.BEGIN), deletes, everyRow, world.maxRows());
        ledger.starts();
        worker = new Worker(
                table, settings, api, stored, new RequestPool(jobs, world.threads(), () -> Integer.MAX_VALUE), clock);
    }

    private void poll() {
        try {
            List<SourceRecord> records = mutant.records(worker.poll());
            trace.add(() -> "    polls " + records.stream().map(ModelRun::text).toList());
            if (world.exactlyOnce() && world.isEvery(2, 7)) {
                ledger.flush();
            }
            ledger.polled(records);
        } catch (ConnectException e) {
            trace.add(() -> "    the task fails: " + e.getMessage());
            ledger.flush();
            start();
        }
    }

    private static String text(SourceRecord record) {
        return record.sourcePartition().get("table") + " " + record.key() + " " + record.value() + " "
                + record.sourceOffset();
    }

    private void respond(int which, boolean late) {
        if (!jobs.isEmpty()) {
            api.begin(late ? jobs.submitted(which, world.threads()) : null);
            jobs.run(which, world.threads());
        }
    }

    private void fail(Step step) {
        if (!jobs.isEmpty()) {
            api.fail(FAILURES[step.b() % FAILURES.length]);
            respond(step.a(), false);
            api.fail(null);
        }
    }

    private void crash(Step step) {
        ledger.crash(step.a(), step.b());
        start();
    }

    private void restart(Step step) {
        ledger.flush();
        if (step.a() % 3 == 0 && shape.catchesUpWithDeletes()) {
            deletes = !deletes;
        }
        if (step.a() % 3 == 1 && !world.exactlyOnce() && shape.isSnapshot()) {
            everyRow = !everyRow;
            ledger.repeats(everyRow);
        }
        start();
    }

    private void alter(Step step) {
        ledger.flush();
        Alteration.alter(table, ledger.offsets(), step);
        ledger.forget();
        start();
    }

    /** Polls and runs requests, the oldest first, until no table is being read. */
    private void sync() {
        pass(Worker.INTERVAL / Rows.UNIT);
        poll();
        for (int round = 0; !worker.isIdle(); round++) {
            if (round > MAX_ROUNDS) {
                throw new AssertionError("a sync does not end");
            }
            respond(0, false);
            poll();
        }
    }

    /** The API stops changing and failing. After some syncs the topic must equal it, and nothing more may be sent. */
    private void settle() {
        trace.add(() -> "settle");
        api.heal();
        ledger.flush();
        if (!deletes || everyRow) {
            deletes = true;
            everyRow = false;
            start();
        }
        pass(settling());
        for (int i = 0; i < shape.syncsToSettle(); i++) {
            pass(worker.isParked() ? HOUR : 0);
            sync();
        }
        ledger.flush();
        ledger.repeats(false);
        int before = ledger.records();
        sync();
        if (ledger.records() > before && !shape.forgets()) {
            throw new AssertionError("an idle sync sends something");
        }
        ledger.requireComplete();
        requireBounded();
    }

    /** The time after which all changes are listed, and the connector's clock has reached them. */
    private long settling() {
        return world.overlap() + 1 + Math.abs(world.skew());
    }

    /** After a few more changes, offsets must contain only versions that are still needed. */
    private void requireBounded() {
        for (int i = 0; i < 2; i++) {
            shape.change(i, 0);
            pass(settling());
            sync();
        }
        ledger.flush();
        ledger.requireBounded();
    }
}
