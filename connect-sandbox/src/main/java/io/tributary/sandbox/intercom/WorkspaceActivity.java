package io.tributary.sandbox.intercom;

import io.tributary.sandbox.data.Draw;
import io.tributary.sandbox.data.Texts;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** People at work in a workspace: new and changed rows of all kinds at a steady rate. */
final class WorkspaceActivity implements AutoCloseable {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final IntercomWorkspace workspace;
    private final AtomicLong changes = new AtomicLong();
    private ScheduledExecutorService timer;

    WorkspaceActivity(IntercomWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Begins to change rows, in place of an earlier rate. */
    synchronized void start(double perSecond) {
        close();
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "workspace-activity");
            thread.setDaemon(true);
            return thread;
        });
        long every = (long) (NANOS / perSecond);
        timer.scheduleAtFixedRate(this::change, every, every, TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private void change() {
        long number = changes.getAndIncrement();
        Draw draw = new Draw(number, "change", number);
        int kind = draw.below(100);
        if (kind < 35) {
            workspace.update("contacts", any("contacts", draw), row -> row.put("name", Texts.company(draw)));
        } else if (kind < 65) {
            workspace.addPart(any("conversations", draw));
        } else if (kind < 80) {
            workspace.update("companies", any("companies", draw), row -> row.put("session_count", draw.below(999)));
        } else {
            seldom(kind, draw);
        }
    }

    private void seldom(int kind, Draw draw) {
        if (kind < 98) {
            workspace.add(draw.of(List.of("contacts", "contacts", "companies", "conversations")));
        } else if (kind == 98) {
            workspace.add("tags");
        } else {
            workspace.delete("conversations", any("conversations", draw));
        }
    }

    private String any(String table, Draw draw) {
        return draw.of(workspace.ids(table));
    }
}
