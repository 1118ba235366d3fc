package io.tributary.sandbox.segment;

import io.tributary.sandbox.data.Draw;
import io.tributary.sandbox.data.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A workspace in use: new and changed rows of all kinds at a steady rate. */
final class SegmentActivity implements AutoCloseable {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SegmentWorkspace workspace;
    private final Clock clock;
    private ScheduledExecutorService timer;
    private long changes;

    SegmentActivity(SegmentWorkspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Begins to change rows, in place of an earlier rate. */
    synchronized void start(double perSecond) {
        close();
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "segment-activity");
            thread.setDaemon(true);
            return thread;
        });
        long every = (long) (SECOND / perSecond);
        timer.scheduleAtFixedRate(this::change, every, every, TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private synchronized void change() {
        Draw draw = new Draw(workspace.seed(), "change", changes++);
        switch (draw.below(8)) {
            case 0, 1 -> workspace.addEvent(clock.instant());
            case 2, 3 -> countCalls(draw);
            case 4 -> rename(draw, draw.of(List.of("sources", "users", "groups", "transformations")));
            case 5 -> deliver(draw);
            case 6 -> workspace.add(draw.of(List.of("users", "groups", "transformations", "destinations")));
            default -> drop(draw);
        }
    }

    private void countCalls(Draw draw) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        workspace.addUsage(today, draw.of(workspace.countedSources()), draw.below(500));
    }

    private void rename(Draw draw, String table) {
        workspace.update(table, any(draw, table), row -> row.put("name", Texts.company(draw)));
    }

    private void deliver(Draw draw) {
        String[] pair = any(draw, SegmentWorkspace.DESTINATIONS).split(" ");
        workspace.deliver(pair[0], pair[1], draw.below(100));
    }

    private void drop(Draw draw) {
        RowList users = workspace.table("users");
        if (users.size() > 1) {
            workspace.delete("users", any(draw, "users"));
        }
    }

    private String any(Draw draw, String table) {
        RowList rows = workspace.table(table);
        return rows.key(draw.below(rows.size()));
    }
}
