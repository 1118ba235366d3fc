package io.tributary.quickstart;

import java.util.List;
import java.util.function.Function;

/**
 * A column of the live table.
 *
 * @param isRight whether its text is aligned to the right
 * @param importance if the terminal is too narrow, the least important columns are dropped first, {@link #NEEDED} ones never
 * @param text the text in a table's line
 * @param total the text in the line of totals
 * @param style of a table's text
 */
record Column(
        String title,
        boolean isRight,
        int importance,
        Function<TableView, String> text,
        Function<List<TableView>, String> total,
        Function<TableView, Style> style) {
    /** The importance of a column that is never dropped. */
    static final int NEEDED = Integer.MAX_VALUE;

    // Wide enough for most numbers, so that columns do not move while the numbers grow.
    private static final int NUMBER = 9;

    static Column left(String title, Function<TableView, String> text, Function<List<TableView>, String> total) {
        return new Column(title, false, NEEDED, text, total, table -> Style.NORMAL);
    }

    static Column right(String title, Function<TableView, String> text, Function<List<TableView>, String> total) {
        return new Column(title, true, NEEDED, text, total, table -> Style.NORMAL);
    }

    Column importance(int other) {
        return new Column(title, isRight, other, text, total, style);
    }

    Column styled(Function<TableView, Style> other) {
        return new Column(title, isRight, importance, text, total, other);
    }

    /** The same column with texts of at most {@code width} characters. */
    Column atMost(int width) {
        return new Column(title, isRight, importance, table -> Texts.cut(text.apply(table), width), total, style);
    }

    /** The width in characters: that of the title, the total or the widest text of the shown tables. */
    int width(List<TableView> shown, List<TableView> all) {
        int texts = shown.stream()
                .mapToInt(table -> text.apply(table).length())
                .max()
                .orElse(0);
        return Math.max(
                Math.max(isRight ? NUMBER : 0, texts),
                Math.max(title.length(), total.apply(all).length()));
    }

    /** The text, padded to {@code width}. */
    String pad(String content, int width) {
        String spaces = " ".repeat(Math.max(0, width - content.length()));
        return isRight ? spaces + content : content + spaces;
    }
}
