package io.tributary.quickstart;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/** Redraws the tables in place, below everything that was printed. Thread-safe. */
final class LiveDisplay implements Display {
    private static final String ESCAPE = "\u001b[";
    private static final String HIDE_CURSOR = ESCAPE + "?25l";
    private static final String SHOW_CURSOR = ESCAPE + "?25h";
    private static final String ERASE_BELOW = ESCAPE + "J";

    private final PrintStream out;
    private final TerminalSize size;
    private final boolean isStyled;
    private final InstantSource clock;
    private int drawn;
    private boolean isClosed;

    LiveDisplay(PrintStream out, TerminalSize size, boolean isStyled, InstantSource clock) {
        this.out = out;
        this.size = size;
        this.isStyled = isStyled;
        this.clock = clock;
    }

    @Override
    public synchronized void print(List<String> lines) {
        write(top() + ERASE_BELOW + String.join("\n", lines) + "\n", 0);
    }

    @Override
    public synchronized void show(List<TableView> tables) {
        size.refresh();
        LiveTable table = new LiveTable(clock.millis(), isStyled);
        List<String> lines = table.lines(tables, size.columns(), Math.max(4, size.lines() - 2));
        StringBuilder frame = new StringBuilder(HIDE_CURSOR).append(top()).append(eraseLine("\n"));
        lines.forEach(line -> frame.append(line).append(eraseLine("\n")));
        write(frame + ERASE_BELOW, lines.size() + 1);
    }

    @Override
    public synchronized void close() {
        // Below a table, the cursor may be after the terminal's echo of Ctrl-C.
        write(drawn == 0 ? SHOW_CURSOR : SHOW_CURSOR + "\n", 0);
        isClosed = true;
    }

    private String top() {
        return drawn == 0 ? "" : ESCAPE + drawn + "F";
    }

    private static String eraseLine(String end) {
        return ESCAPE + "K" + end;
    }

    /** Writes a frame at once, so that it never shows in part, and nothing follows the last one. */
    private void write(String text, int lines) {
        if (!isClosed) {
            out.print(text);
            out.flush();
            drawn = lines;
        }
    }
}
