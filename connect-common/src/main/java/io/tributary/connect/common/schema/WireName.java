package io.tributary.connect.common.schema;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The name of an object's member on the wire, and what is known of it.
 *
 * @param number of the name; {@link #UNNUMBERED} if there are too many
 * @param declared the name under which a schema declares it
 * @param hash of the name, for fingerprints
 * @param bytes of the name as JSON
 */
record WireName(int number, String declared, long hash, int bytes) {
    static final int UNNUMBERED = -1;

    /** The names that rows had so far. Thread-safe. */
    static final class Cache {
        /** Objects may have any names, such as ids. */
        private static final int MOST = 5_000;

        private final RowForm form;
        private final Map<String, WireName> names = new ConcurrentHashMap<>();

        Cache(RowForm form) {
            this.form = form;
        }

        WireName of(String name) {
            WireName known = names.get(name);
            return known == null ? add(name) : known;
        }

        private synchronized WireName add(String name) {
            boolean isFull = names.size() >= MOST;
            Hasher hasher = new Hasher();
            long hash = hasher.text(name);
            int number = isFull ? UNNUMBERED : names.size();
            WireName added = new WireName(number, form.name(name), hash, hasher.bytes());
            return isFull ? added : names.computeIfAbsent(name, first -> added);
        }
    }
}
