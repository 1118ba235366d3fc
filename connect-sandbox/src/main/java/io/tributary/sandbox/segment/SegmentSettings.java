package io.tributary.sandbox.segment;

import java.util.Map;

/**
 * What a simulated Segment holds at first.
 *
 * @param sizes rows by what they are
 * @param seed of the data
 * @param token that the API takes
 */
record SegmentSettings(Map<String, Integer> sizes, long seed, String token) {

    int size(String of) {
        return sizes.get(of);
    }
}
