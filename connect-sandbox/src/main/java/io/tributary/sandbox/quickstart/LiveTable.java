package io.tributary.sandbox.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Draws the tables as aligned lines of text: a header, one line a table, a total. */
final class LiveTable {
    private static final String GAP = "   ";

    private final long now;

    /** A drawing of the state at this time, in epoch milliseconds. */
    LiveTable(long now) {
        this.now = now;
    }

    /**
     * The lines; where they would be too wide, columns are left out, and where they are too many, tables.
     *
     * @param width most characters in a line
     * @param height most lines, at least 4
     */
    List<String> lines(List<TableView> tables, int width, int height) {
        List<TableView> shown = tables.subList(0, Math.min(tables.size(), height - 3));
        boolean hasSink = tables.stream().anyMatch(table -> table.stored().isPresent());
        List<Column> columns = columns(hasSink);
        while (columns.size() > 2 && width(columns, shown, tables) > width) {
            columns.remove(
                    columns.stream().filter(Column::isOptional).findFirst().orElse(columns.get(1)));
        }

        List<String> lines = new ArrayList<>();
        lines.add(line(columns, tables, shown, column -> column.title(), column -> Style.FAINT));
        for (TableView table : shown) {
            lines.add(line(
                    columns,
                    tables,
                    shown,
                    column -> column.text().apply(table),
                    column -> column.style().apply(table)));
        }
        if (shown.size() < tables.size()) {
            lines.add(Style.FAINT.of("and " + (tables.size() - shown.size()) + " more"));
        }
        lines.add(line(columns, tables, shown, column -> column.total().apply(tables), column -> Style.BOLD));
        return lines;
    }

    private List<Column> columns(boolean hasSink) {
        Function<List<TableView>, String> nothing = tables -> "";
        List<Column> columns = new ArrayList<>();
        columns.add(Column.left("TABLE", TableView::table, tables -> "Total"));
        columns.add(Column.left("TOPIC", TableView::topic, nothing).optional().styled(table -> Style.FAINT));
        columns.add(Column.right("ROWS", table -> Texts.count(table.rows()), LiveTable::rows));
        if (hasSink) {
            columns.add(Column.right("POSTGRES", table -> Texts.count(table.stored()), LiveTable::stored));
        }
        columns.add(Column.right("ROWS/S", table -> Texts.rate(table.rowsPerSecond()), LiveTable::rate));
        columns.add(Column.left("SYNC", table -> Texts.bar(table.fraction()), nothing)
                .optional());
        columns.add(Column.left("LAST SYNC", table -> Texts.ago(table.lastSync(), now), nothing));
        columns.add(Column.left("STATE", TableView::state, nothing).styled(LiveTable::stateStyle));
        return columns;
    }

    private static String rows(List<TableView> tables) {
        return Texts.count(tables.stream().mapToLong(TableView::rows).sum());
    }

    private static String stored(List<TableView> tables) {
        return Texts.count(
                tables.stream().mapToLong(table -> table.stored().orElse(0)).sum());
    }

    private static String rate(List<TableView> tables) {
        return Texts.rate(tables.stream().mapToDouble(TableView::rowsPerSecond).sum());
    }

    private static Style stateStyle(TableView table) {
        return switch (table.state()) {
            case "syncing" -> Style.CYAN;
            case "waiting" -> Style.GREEN;
            case "parked" -> Style.YELLOW;
            default -> Style.NORMAL;
        };
    }

    private static String line(
            List<Column> columns,
            List<TableView> tables,
            List<TableView> shown,
            Function<Column, String> text,
            Function<Column, Style> style) {
        StringBuilder line = new StringBuilder();
        for (Column column : columns) {
            String padded = column.pad(text.apply(column), column.width(shown, tables));
            line.append(line.isEmpty() ? "" : GAP).append(style.apply(column).of(padded));
        }
        return line.toString().stripTrailing();
    }

    private static int width(List<Column> columns, List<TableView> shown, List<TableView> tables) {
        return columns.stream().mapToInt(column -> column.width(shown, tables)).sum()
                + GAP.length() * (columns.size() - 1);
    }
}
