package io.tributary.connect.common.http;

import java.io.IOException;

/** A response contains bytes that are invalid in its encoding. It was damaged in transit, unless the next one has the same damage. */
public final class DamagedTextException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long code;

    DamagedTextException(long code) {
        super("the response contains bytes that are invalid in its encoding: is there a proxy or gateway in between?");
        this.code = code;
    }

    /** The damage, as {@link Damage#code()}. */
    long code() {
        return code;
    }
}
