package io.tributary.quickstart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Renders the tables as aligned lines of text: a header, one line per table, totals. */
final class LiveTable {
    private static final String GAP = "   ";

    private final long now;
    private final boolean isStyled;

    /**
     * Renders the state at a time.
     *
     * @param now the time, in epoch ms
     * @param isStyled whether to use colors and other styles
     */
    LiveTable(long now, boolean isStyled) {
        this.now = now;
        this.isStyled = isStyled;
    }

    /**
     * The lines. Columns are dropped if they would be too wide, and tables if they would be too many.
     *
     * @param width maximum number of characters in a line
     * @param height maximum number of lines, at least 4
     */
    List<String> lines(List<TableView> tables, int width, int height) {
        List<TableView> shown = tables.subList(0, Math.min(tables.size(), height - 3));
        List<Column> columns = columns(tables);
        fit(columns, shown, tables, width);

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
            String more = "and " + (tables.size() - shown.size()) + " more";
            lines.add(isStyled ? Style.FAINT.of(more) : more);
        }
        lines.add(line(columns, tables, shown, column -> column.total().apply(tables), column -> Style.BOLD));
        return lines;
    }

    private List<Column> columns(List<TableView> tables) {
        Function<List<TableView>, String> noTotal = all -> "";
        List<Column> columns = new ArrayList<>();
        columns.add(Column.left("TABLE", TableView::table, all -> "Total"));
        if (vendors(tables) > 1) {
            columns.add(Column.left("VENDOR", TableView::vendor, noTotal));
        }
        columns.add(
                Column.left("TOPIC", TableView::topic, noTotal).importance(2).styled(table -> Style.FAINT));
        columns.add(Column.right("ROWS", table -> Texts.count(table.rows()), LiveTable::rows));
        if (tables.stream().anyMatch(table -> table.stored().isPresent())) {
            columns.add(Column.right("POSTGRES", table -> Texts.count(table.stored()), LiveTable::stored));
        }
        columns.add(Column.right("ROWS/S", table -> Texts.rate(table.rowsPerSecond()), LiveTable::rate)
                .importance(1));
        columns.add(Column.left("SYNC", table -> Texts.bar(table.fraction()), noTotal)
                .importance(3));
        columns.add(Column.left("LAST SYNC", table -> Texts.ago(table.lastSync(), now), noTotal)
                .importance(4));
        columns.add(
                Column.left("STATE", TableView::state, noTotal).importance(5).styled(LiveTable::stateStyle));
        return columns;
    }

    private static long vendors(List<TableView> tables) {
        return tables.stream()
                .map(TableView::vendor)
                .filter(vendor -> !vendor.isEmpty())
                .distinct()
                .count();
    }

    /** Drops columns until the others fit the width. If that is not enough, cuts the names of the tables. */
    private static void fit(List<Column> columns, List<TableView> shown, List<TableView> tables, int width) {
        while (width(columns, shown, tables) > width) {
            Column leastImportant = columns.stream()
                    .min(Comparator.comparingInt(Column::importance))
                    .orElseThrow();
            if (leastImportant.importance() == Column.NEEDED) {
                int excess = width(columns, shown, tables) - width;
                columns.set(0, columns.get(0).atMost(Math.max(1, columns.get(0).width(shown, tables) - excess)));
                return;
            }
            columns.remove(leastImportant);
        }
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

    private String line(
            List<Column> columns,
            List<TableView> tables,
            List<TableView> shown,
            Function<Column, String> text,
            Function<Column, Style> style) {
        StringBuilder line = new StringBuilder();
        for (Column column : columns) {
            String padded = column.pad(text.apply(column), column.width(shown, tables));
            line.append(line.isEmpty() ? "" : GAP);
            line.append(isStyled ? style.apply(column).of(padded) : padded);
        }
        return line.toString().stripTrailing();
    }

    private static int width(List<Column> columns, List<TableView> shown, List<TableView> tables) {
        return columns.stream().mapToInt(column -> column.width(shown, tables)).sum()
                + GAP.length() * (columns.size() - 1);
    }
}
