package io.tributary.sandbox.kustomer;

import io.tributary.sandbox.data.Draw;
import io.tributary.sandbox.data.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People at work: new, changed and deleted rows at a steady rate. */
final class WorkspaceActivity implements AutoCloseable {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final List<String> BUSY =
            List.of("conversations", "customers", "kobjects", "messages", "messages", "notes");

    private final KustomerWorkspace workspace;
    private final Map<String, List<String>> known = new HashMap<>();
    private ScheduledExecutorService timer;
    private long changes;

    WorkspaceActivity(KustomerWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Begins to change rows, in place of an earlier rate. */
    synchronized void start(double perSecond) {
        close();
        KustomerTables.all().forEach(table -> known.put(table, new ArrayList<>(workspace.present(table))));
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "workspace-activity");
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
        String table = draw.chance(98) ? draw.of(BUSY) : draw.of(KustomerTables.all());
        List<String> ids = known.get(table);
        int kind = draw.below(100);
        if (kind < 30 || ids.isEmpty()) {
            ids.add(workspace.add(table));
        } else if (kind < 97) {
            workspace.update(
                    table,
                    draw.of(ids),
                    row -> KustomerWorkspace.attributes(row).put("externalId", Texts.company(draw)));
        } else {
            workspace.delete(table, ids.remove(draw.below(ids.size())));
        }
    }
}
