package io.tributary.sandbox.customerio;

import io.tributary.sandbox.data.Draw;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People at work in a workspace: new and changed rows of all kinds at a steady rate. */
final class WorkspaceChanges implements AutoCloseable {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final List<String> SETTINGS = List.of("campaigns", "broadcasts", "segments", "newsletters");

    private final CustomerIoWorkspace workspace;
    private ScheduledExecutorService timer;
    private String newest;
    private long changes;

    WorkspaceChanges(CustomerIoWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Begins to change rows, in place of an earlier rate. */
    synchronized void start(double perSecond) {
        close();
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "workspace-changes");
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
        Draw draw = new Draw(0, "change", changes++);
        int kind = draw.below(100);
        if (kind < 40 || newest == null) {
            newest = workspace.add("messages");
        } else if (kind < 55) {
            workspace.update(
                    "messages", newest, row -> row.withObjectProperty("metrics").put("opened", draw.below(99)));
        } else if (kind < 80) {
            workspace.add("activities");
        } else if (kind < 90) {
            workspace.add("customers");
        } else if (kind < 95) {
            workspace.add("eps_suppression");
        } else {
            rename(draw.of(SETTINGS), draw);
        }
    }

    private void rename(String table, Draw draw) {
        List<String> ids = workspace.ids(table);
        if (!ids.isEmpty()) {
            workspace.update(table, draw.of(ids), row -> row.put("name", "renamed " + draw.hex(6)));
        }
    }
}
