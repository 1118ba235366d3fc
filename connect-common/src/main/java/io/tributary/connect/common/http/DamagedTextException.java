package io.tributary.connect.common.http;

import java.io.IOException;

/** An answer holds bytes that are no characters: it was damaged on its way, unless it comes again with the same damage. */
public final class DamagedTextException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long code;

    DamagedTextException(long code) {
        super("the answer holds bytes that are no text in its encoding: is a proxy or gateway in between?");
        this.code = code;
    }

    /** As {@link Damage#code()}. */
    long code() {
        return code;
    }
}
