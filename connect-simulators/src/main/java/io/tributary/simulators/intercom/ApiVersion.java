package io.tributary.simulators.intercom;

import java.util.Optional;

/**
 * A version of the API, as in the header {@code Intercom-Version}.
 *
 * @param major 1 or 2; higher for the preview
 * @param minor minor version
 */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    static final ApiVersion PREVIEW = new ApiVersion(Integer.MAX_VALUE, 0);
    static final ApiVersion NEWEST = new ApiVersion(2, 18);

    private static final int NEWEST_OF_FIRST = 4;

    /** The version with this name, if Intercom knows it: 1.0 to 1.4, 2.0 to 2.18, Preview, Unstable. */
    static Optional<ApiVersion> known(String name) {
        if (name.equals("Preview") || name.equals("Unstable")) {
            return Optional.of(PREVIEW);
        }
        if (!name.matches("[12]\\.(0|[1-9][0-9]?)")) {
            return Optional.empty();
        }
        ApiVersion version = of(name);
        int newest = version.major == 1 ? NEWEST_OF_FIRST : NEWEST.minor;
        return version.minor <= newest ? Optional.of(version) : Optional.empty();
    }

    /** The version with a name such as {@code 2.17}. */
    static ApiVersion of(String name) {
        int dot = name.indexOf('.');
        return new ApiVersion(Integer.parseInt(name.substring(0, dot)), Integer.parseInt(name.substring(dot + 1)));
    }

    boolean isBefore(String name) {
        return compareTo(of(name)) < 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }
}
