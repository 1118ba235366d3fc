package io.tributary.connect.common.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A world and what happens in it.
 *
 * @param seed determines everything else
 */
record Schedule(long seed, World world, List<Step> steps) {
    private static final int FEWEST = 20;
    private static final int MAX = 70;

    static Schedule of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = World.of(random);
        int length = random.nextInt(FEWEST, MAX);
        return new Schedule(
                seed,
                world,
                Stream.generate(() -> Step.random(random)).limit(length).toList());
    }

    /** The same without the steps from {@code from} to before {@code to}. */
    Schedule without(int from, int to) {
        List<Step> left = new ArrayList<>(steps);
        left.subList(from, to).clear();
        return new Schedule(seed, world, left);
    }
}
