package io.tributary.connect.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README that follows a row through the code names methods, threads and packages that exist. */
class WalkThroughTest {
    private static final Path PAGE = Path.of("README.md");
    private static final Path CODE = Path.of("src/main/java/io/tributary/connect/common");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)/(\\w+):(\\w+)`");
    private static final Pattern STEP = Pattern.compile("(?m)^\\|.*`\\w+/\\w+:\\w+`.*\\| (.+?) \\|$");

    @Test
    void everyMethodExists() throws IOException {
        List<MatchResult> named = METHOD.matcher(page()).results().toList();
        assertThat(named).hasSizeGreaterThan(50).allSatisfy(WalkThroughTest::requireDeclared);
    }

    private static void requireDeclared(MatchResult named) throws IOException {
        Path file = CODE.resolve(named.group(1)).resolve(named.group(2) + ".java");
        assertThat(file).exists();
        Pattern declaration = Pattern.compile("(?m)^    ([\\w<][^=;]* )?" + named.group(3) + "\\(");
        assertThat(declaration.matcher(Files.readString(file)).find())
                .as(named.group())
                .isTrue();
    }

    @Test
    void everyStepNamesItsThread() throws IOException {
        assertThat(STEP.matcher(page()).results().map(step -> step.group(1)))
                .isNotEmpty()
                .containsOnly("task", "request");
    }

    @Test
    void everyPackageIsListed() throws IOException {
        Set<String> listed = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(page())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> packages = Files.list(CODE)) {
            assertThat(packages.filter(Files::isDirectory)
                            .map(directory -> directory.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}
