package io.tributary.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page {@code docs/requests.md}, whose section for each vendor is measured. */
public final class RequestsPage {
    private static final Path PAGE = Path.of("..", "docs", "requests.md");
    private static final String WRITE = "requests.write";
    private static final String HEADING = "\n## ";
    private static final List<String> HEAD = List.of(
            "| table | to read | first sync | necessary | idle sync | necessary | why more |",
            "|---|---|---|---|---|---|---|");

    private RequestsPage() {}

    /**
     * Fails if the vendor's section is not up to date. Writes it if {@code -Drequests.write} is set.
     *
     * @param title the vendor's name as the vendor spells it
     * @param module the vendor's name in its module's
     * @param rows of the table
     */
    public static void requireCurrent(String title, String module, List<String> rows) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(HEADING + title + '\n');
        assertThat(begin).as("section %s of docs/requests.md", title).isNotNegative();
        int next = page.indexOf(HEADING, begin + 1);
        int end = next < 0 ? page.length() : next;
        String section = HEADING + title + "\n\n" + String.join("\n", HEAD) + '\n' + String.join("\n", rows) + '\n';
        if (System.getProperty(WRITE) != null) {
            Files.writeString(PAGE, page.substring(0, begin) + section + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end))
                .withFailMessage(
                        "docs/requests.md is not up to date for %1$s. Measure again: ./mvnw -q -pl connect-%2$s -am test"
                                + " -Dtest='*RequestsContractTest' -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Drequests.write, and see what has changed. Measured now:%n%3$s",
                        title, module, section)
                .isEqualTo(section);
    }
}
