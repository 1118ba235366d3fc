package io.tributary.systemtests.sinks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The PostgreSQL statements under "Queries" in docs/warehouses.md. */
final class GuideQueries {
    private static final Path PAGE = Path.of("..", "docs", "warehouses.md");
    private static final Pattern CHAPTER = Pattern.compile("(?ms)^## Queries$.*?(?=^## )");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sql$(.*?)^```$");

    private GuideQueries() {}

    static List<String> read() throws IOException {
        String chapter = CHAPTER.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        return BLOCK.matcher(chapter).results().map(block -> block.group(1)).toList();
    }
}
