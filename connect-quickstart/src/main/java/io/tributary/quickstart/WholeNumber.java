package io.tributary.quickstart;

import picocli.CommandLine.TypeConversionException;

/** Parses whole numbers on the command line. */
final class WholeNumber {
    private WholeNumber() {}

    /**
     * Parses {@code value}.
     *
     * @throws TypeConversionException if it is not a whole number from {@code min} to {@code max}
     */
    static int between(int min, int max, String value) {
        // Nine digits fit an int.
        if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max) {
            return Integer.parseInt(value);
        }
        throw new TypeConversionException("'" + value + "' is not a whole number from " + min + " to " + max);
    }
}
