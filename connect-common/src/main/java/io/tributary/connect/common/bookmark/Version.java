package io.tributary.connect.common.bookmark;

/**
 * A version of a row, or of a parent.
 *
 * @param time when it changed, in epoch ms, or {@link io.tributary.connect.common.schema.Row#NO_TIME}
 * @param listed the time by which the list shows it, in epoch ms; equal to {@code time} unless lists show rows by creation
 * @param hash of what the version holds
 */
public record Version(long time, long listed, long hash) {

    public Version(long time, long hash) {
        this(time, time, hash);
    }

    /** The same version, changed at another time (epoch ms). */
    Version at(long other) {
        return new Version(other, listed, hash);
    }
}
