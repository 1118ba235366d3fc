package io.tributary.simulators.segment;

import java.util.Map;

/**
 * The settings of a simulated Segment.
 *
 * @param sizes number of rows by kind
 * @param seed of the data
 * @param token the valid token
 * @param limited how a 429 says when to retry
 * @param elsewhere how the token is refused as one of another region; null if it is of this region
 */
record SegmentSettings(Map<String, Integer> sizes, long seed, String token, Limited limited, RegionRefusal elsewhere) {

    int size(String of) {
        return sizes.get(of);
    }
}
