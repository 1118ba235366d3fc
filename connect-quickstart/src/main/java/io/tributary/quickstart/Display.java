package io.tributary.quickstart;

import java.util.List;

/** The output of the quickstart. */
interface Display extends AutoCloseable {
    /** Prints lines permanently. */
    void print(List<String> lines);

    /** Shows the current state of the tables. */
    void show(List<TableView> tables);

    /** Restores the terminal. Nothing is shown after that. */
    @Override
    void close();

    /** Prints a line permanently. */
    default void print(String line) {
        print(List.of(line));
    }
}
