package io.tributary.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints lines only, for logs and pipes: one for each table when its state changes, and every few seconds while it grows. */
final class PlainDisplay implements Display {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final InstantSource clock;
    private final Map<String, Shown> shown = new HashMap<>();
    private List<TableView> current = List.of();

    PlainDisplay(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Prints changed tables first: the lines may refer to them. */
    @Override
    public synchronized void print(List<String> lines) {
        update(Duration.ZERO);
        lines.forEach(out::println);
        out.flush();
    }

    @Override
    public synchronized void show(List<TableView> tables) {
        current = tables;
        update(PAUSE);
    }

    private void update(Duration pause) {
        Instant now = clock.instant();
        for (TableView table : current) {
            Shown before = shown.get(table.topic());
            if (before == null || before.isOutdatedBy(table, now.minus(pause))) {
                out.println(line(table));
                shown.put(table.topic(), new Shown(table, now));
            }
        }
    }

    @Override
    public void close() {
        out.flush();
    }

    private static String line(TableView table) {
        return String.join(
                        "  ",
                        table.topic(),
                        Texts.count(table.rows()) + " rows"
                                + (table.stored().isEmpty()
                                        ? ""
                                        : ", " + Texts.count(table.stored()) + " in PostgreSQL"),
                        table.state() + (table.lastSync() > 0 ? ", first sync complete" : ""),
                        table.lastSync() > 0
                                ? ""
                                : Texts.percent(table.fraction()).strip())
                .strip();
    }

    private record Shown(TableView table, Instant time) {
        boolean isOutdatedBy(TableView other, Instant latest) {
            boolean isOtherState =
                    table.state().equals("parked") != other.state().equals("parked")
                            || (table.lastSync() == 0) != (other.lastSync() == 0);
            boolean isGrown = table.rows() != other.rows() || !table.stored().equals(other.stored());
            return isOtherState || (isGrown && !latest.isBefore(time));
        }
    }
}
