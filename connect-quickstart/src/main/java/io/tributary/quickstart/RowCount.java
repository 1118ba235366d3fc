package io.tributary.quickstart;

import picocli.CommandLine.ITypeConverter;

/** Parses a number of rows on the command line. It is limited, because a simulated vendor keeps its rows in memory. */
final class RowCount implements ITypeConverter<Integer> {
    private static final int MAX = 100_000;

    @Override
    public Integer convert(String value) {
        return WholeNumber.between(1, MAX, value);
    }
}
