package io.tributary.simulators.segment;

import java.util.Map;

/**
 * What a simulated Segment holds at first.
 *
 * @param sizes rows by what they are
 * @param seed of the data
 * @param token that the API takes
 * @param limited how a 429 tells when to ask again
 * @param elsewhere how the token is refused as one of another region; null where it is one of this region
 */
record SegmentSettings(Map<String, Integer> sizes, long seed, String token, Limited limited, RegionRefusal elsewhere) {

    int size(String of) {
        return sizes.get(of);
    }
}
