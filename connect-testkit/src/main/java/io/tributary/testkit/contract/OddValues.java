package io.tributary.testkit.contract;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Odd values for settings. */
final class OddValues {
    private static final int RANDOM = 3;
    private static final int MAX_CHARACTERS = 12;
    private static final int CODE_POINTS = 0x2_0000;

    private OddValues() {}

    /** Known troublemakers, including null, and a few random values. */
    static Stream<String> of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Stream<String> known = Stream.of(
                null,
                "",
                "  ",
                "5000 ",
                "-1",
                "0",
                "0x10",
                "1e999",
                "NaN",
                "9223372036854775807",
                "99999999999999999999",
                "null",
                ",",
                "{}",
                "[[[[",
                "\u0000",
                "a\nb",
                "a.".repeat(10_000) + "a",
                "https://" + "a.".repeat(10_000) + "a",
                "[".repeat(10_000),
                "-999999999-01-01");
        return Stream.concat(known, Stream.generate(() -> text(random)).limit(RANDOM));
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(MAX_CHARACTERS); left >= 0; left--) {
            text.appendCodePoint(random.nextInt(CODE_POINTS));
        }
        return text.toString();
    }
}
