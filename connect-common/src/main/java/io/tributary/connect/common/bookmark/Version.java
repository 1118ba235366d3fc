package io.tributary.connect.common.bookmark;

/**
 * A version of a row, or of a parent.
 *
 * @param time when it changed, in epoch ms, or {@link io.tributary.connect.common.schema.Row#NO_TIME}
 * @param listed the time by which the list is ordered, in epoch ms; {@code time}, unless rows are listed by creation
 * @param hash of the row's content
 */
public record Version(long time, long listed, long hash) {

    /** A version of a row that is listed by its time of change, in epoch ms. */
    public Version(long time, long hash) {
        this(time, time, hash);
    }

    /** The same version, changed at another time (epoch ms). */
    Version at(long other) {
        return new Version(other, listed, hash);
    }
}
