package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables are complete in every version of the API that the connector supports. */
@ResourceLock(SimulatedTask.PARTS_WARNINGS)
class IntercomVersionsTest extends SimulatedTask {

    static List<String> versions() {
        return IntercomTablesTest.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyTableIsCompleteAndFollowed(String version) {
        open(few().contacts(200).companies(130).parts(700, 1));
        version(version);
        String[] names = tablesOf(version);
        tables(names);
        driver.start().firstSync();
        assertEachRowOnce(names);
        workspace().updateAll("contacts", workspace().ids("contacts").subList(10, 30), named("again"));
        workspace().update("companies", workspace().ids("companies").get(7), named("again"));
        workspace().addPart(workspace().ids("conversations").get(3));
        workspace().addTicketPart(workspace().ids("tickets").get(3), false);
        List.of("contacts", "companies", "conversations", "tags", "segments", "tickets", "articles")
                .forEach(workspace()::add);
        assertThat(driver.sync()).isNotEmpty();
        assertSameAsApi(names);
        assertThat(driver.sync()).isEmpty();
        assertThat(intercom.violations()).isEmpty();
    }

    /** The segments of companies need the search for companies. */
    private String[] tablesOf(String version) {
        boolean hasSearch = IntercomVersion.parse(version).hasCompanySearch();
        return Stream.of(all())
                .filter(table -> hasSearch || !table.equals("company_segment_members"))
                .toArray(String[]::new);
    }
}
