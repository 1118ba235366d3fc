package io.tributary.connect.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about writing a connector quotes code that runs: that of the toy vendor. */
class ExtendingPageTest {
    private static final Path PAGE = Path.of("..", "docs", "extending.md");
    private static final String HERE = "io/tributary/connect/common/testing/";
    private static final Pattern BLOCK = Pattern.compile("(?s)```(?:java|json)\n(.*?)```");

    @Test
    void codeIsThatOfTheToyVendor() throws IOException {
        String toy = compact(Files.readString(Path.of("src/test/java", HERE, "ToyVendor.java")))
                + compact(Files.readString(Path.of("src/test/resources", HERE, "schemas", "rows.json")));
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(PAGE)).results().toList();
        assertThat(blocks)
                .hasSizeGreaterThan(5)
                .allSatisfy(block -> assertThat(toy).contains(compact(block.group(1))));
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
