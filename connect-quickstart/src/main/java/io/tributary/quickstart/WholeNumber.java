package io.tributary.quickstart;

import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers on the command line. */
final class WholeNumber {
    private WholeNumber() {}

    /**
     * The number.
     *
     * @throws TypeConversionException if it is none, or below {@code least} or above {@code most}
     */
    static int between(int least, int most, String value) {
        // Nine digits fit an int.
        if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new TypeConversionException("'" + value + "' is not a whole number from " + least + " to " + most);
    }
}
