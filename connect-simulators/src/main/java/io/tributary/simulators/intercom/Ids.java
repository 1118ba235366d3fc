package io.tributary.simulators.intercom;

import io.tributary.simulators.data.Draw;

/**
 * The ids of generated rows by row number.
 *
 * @param seed of the workspace
 */
record Ids(long seed) {

    private static final int SHORT_EVERY = 10;

    String contact(long number) {
        return hex("contact id", number);
    }

    String company(long number) {
        return hex("company id", number);
    }

    String segment(String kind, long number) {
        return hex(kind + " id", number);
    }

    /** Digits of different lengths, so that ids sort differently as text and as numbers. */
    String conversation(long number) {
        boolean old = number % SHORT_EVERY == SHORT_EVERY - 1;
        return Long.toString(old ? 500 + number : 200_963_800_000_000L + number * 8191);
    }

    String part(long conversation, int number) {
        return Long.toString(19_760_294_812L + conversation * 10_000 + number);
    }

    /** The id of a part that was added later. */
    String laterPart(long number) {
        return Long.toString(900_719_925_474_000L + number);
    }

    String tag(long number) {
        return Long.toString(7_800_216 + number * 76);
    }

    long admin(long number) {
        return number == 0 ? 274 : 4_423_432 + number;
    }

    long team(long number) {
        return 5_077_733 + number;
    }

    private String hex(String kind, long number) {
        return new Draw(seed, kind, number).hex(18) + String.format("%06x", number);
    }
}
