package io.tributary.quickstart;

import picocli.CommandLine.ITypeConverter;

/** Parses a port on the command line. */
final class PortNumber implements ITypeConverter<Integer> {
    /** The highest valid port. */
    static final int LAST = 65_535;

    @Override
    public Integer convert(String value) {
        return WholeNumber.between(1, LAST, value);
    }
}
