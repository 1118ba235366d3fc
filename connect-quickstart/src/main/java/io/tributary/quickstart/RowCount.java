package io.tributary.quickstart;

import picocli.CommandLine.ITypeConverter;

/** Reads a number of rows on the command line. A simulated vendor keeps its rows in memory, hence the limit. */
final class RowCount implements ITypeConverter<Integer> {
    private static final int MAX = 100_000;

    @Override
    public Integer convert(String value) {
        return WholeNumber.between(1, MAX, value);
    }
}
