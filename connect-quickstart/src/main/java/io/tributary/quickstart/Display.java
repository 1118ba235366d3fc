package io.tributary.quickstart;

import java.util.List;

/** Where the quickstart shows what happens. */
interface Display extends AutoCloseable {
    /** Shows lines that stay. */
    void print(List<String> lines);

    /** Shows the tables as they are now. */
    void show(List<TableView> tables);

    /** Leaves the terminal as it was; nothing is shown any more. */
    @Override
    void close();

    /** Shows a line that stays. */
    default void print(String line) {
        print(List.of(line));
    }
}
