package io.tributary.connect.common.schema;

import java.util.regex.Pattern;

/**
 * Names of the wire as the log may show them. A name that may be data becomes {@value #ANY}: an array's index, a map's key,
 * an id, an address, a customer's own attribute.
 */
public final class WirePath {
    /** Stands for every name that is not shown. */
    static final String ANY = "*";

    /** A field's name: no blanks, no marks, at most four digits. */
    private static final Pattern FIELD = Pattern.compile("(?!(?:\\D*\\d){5})[A-Za-z_$][\\w$-]{0,63}");

    private WirePath() {}

    /** {@code name}, or {@value #ANY} where it may be data. */
    public static String shown(String name) {
        return FIELD.matcher(name).matches() ? name : ANY;
    }

    /** The names of {@code path}, each behind a slash. */
    static String of(Iterable<String> path) {
        StringBuilder text = new StringBuilder();
        path.forEach(name -> text.append('/').append(shown(name)));
        return text.toString();
    }
}
