package io.tributary.simulators.segment;

import io.tributary.simulators.data.Draw;

/**
 * The ids of generated rows by row number.
 *
 * @param seed of the workspace
 */
record Ids(long seed) {

    private static final String BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 22;
    private static final int CATALOG_DRAWN = 18;

    /** 22 letters and digits, like the ids of sources, destinations, warehouses, users and groups. */
    String row(String kind, long number) {
        Draw draw = new Draw(seed, kind + " id", number);
        StringBuilder id = new StringBuilder(LENGTH);
        while (id.length() < LENGTH) {
            id.append(BASE_62.charAt(draw.below(BASE_62.length())));
        }
        return id.toString();
    }

    /** 24 hexadecimal digits, like the ids of catalog entries. */
    String catalog(String kind, long number) {
        return new Draw(seed, kind + " catalog id", number).hex(CATALOG_DRAWN) + String.format("%06x", number);
    }

    String event(long number) {
        return "events/" + (145_000_000 + number);
    }
}
