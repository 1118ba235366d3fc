package io.tributary.simulators.segment;

import io.tributary.simulators.data.Draw;

/**
 * The ids of generated rows, by the rows' numbers.
 *
 * @param seed of the workspace
 */
record Ids(long seed) {

    private static final String BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 22;
    private static final int CATALOG_DRAWN = 18;

    /** 22 letters and digits, as sources, destinations, warehouses, users and groups have. */
    String row(String kind, long number) {
        Draw draw = new Draw(seed, kind + " id", number);
        StringBuilder id = new StringBuilder(LENGTH);
        while (id.length() < LENGTH) {
            id.append(BASE_62.charAt(draw.below(BASE_62.length())));
        }
        return id.toString();
    }

    /** 24 hexadecimal digits, as entries of the catalog have. */
    String catalog(String kind, long number) {
        return new Draw(seed, kind + " catalog id", number).hex(CATALOG_DRAWN) + String.format("%06x", number);
    }

    String event(long number) {
        return "events/" + (145_000_000 + number);
    }
}
