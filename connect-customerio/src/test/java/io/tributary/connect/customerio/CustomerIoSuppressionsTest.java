package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.contract.FailuresContract;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppressed addresses: four lists, paged by offset. */
class CustomerIoSuppressionsTest extends SimulatedTask {
    private static final String MAIL = "mail.example.com";
    private static final String NEWS = "news.example.com";
    private static final String ELSEWHERE = "elsewhere.example.org";

    @Test
    void allPagesOfAllTypesArrive() {
        open(few().size("eps_suppression", 6000));
        tables("eps_suppression");
        driver.set("snapshot.interval.ms", "3600000").start().firstSync();
        assertEachRowOnce("eps_suppression");
        assertThat(customerIo.requests(SUPPRESSIONS)).isEqualTo(4 + 3 + 2 + 2 + 2);
    }

    @Test
    void addressIsOnTwoLists() {
        open(few());
        tables("eps_suppression");
        driver.start().firstSync();
        List<Object> types = latest("eps_suppression").keySet().stream()
                .filter(key -> key.get("email").equals("bounced+2@example.com"))
                .map(key -> key.get("suppression_type"))
                .toList();
        assertThat(types).containsExactlyInAnyOrder("bounces", "spam_reports");
    }

    /** Rows that are deleted while pages are read move later rows to an earlier page. */
    @Test
    void shiftedPagesLoseNothing() {
        open(few().size("eps_suppression", 6000));
        tables("eps_suppression");
        List<String> ids = workspace().ids("eps_suppression").stream()
                .filter(id -> id.startsWith("bounces/"))
                .toList();
        customerIo.onRequest(
                SUPPRESSIONS,
                6,
                () -> ids.subList(0, 40).forEach(id -> workspace().delete("eps_suppression", id)));
        driver.start().firstSync();
        List<String> sent = latest("eps_suppression").keySet().stream()
                .map(key -> key.get("suppression_type") + "/" + key.get("email"))
                .toList();
        assertThat(sent).containsAll(workspace().ids("eps_suppression"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void typeUnknownToTheMailProviderIsEmpty(int status) {
        open(few());
        tables("eps_suppression");
        customerIo.refuseSuppressions("blocks", status);
        driver.start().firstSync();
        assertThat(isParked("eps_suppression")).isFalse();
        assertThat(latest("eps_suppression").keySet())
                .extracting(key -> key.get("suppression_type"))
                .contains("bounces", "spam_reports", "invalid_emails")
                .doesNotContain("blocks");
    }

    @Test
    void tableWithoutAnyTypeIsPaused() {
        open(few());
        tables("eps_suppression", "topics");
        List.of("bounces", "spam_reports", "blocks", "invalid_emails")
                .forEach(type -> customerIo.refuseSuppressions(type, 404));
        driver.start().firstSync();
        assertThat(isParked("eps_suppression")).isTrue();
        assertEachRowOnce("topics");
    }

    private void openDomains(String domains) {
        open(few().size("eps_suppression", 300).suppressionDomains(MAIL, NEWS, ELSEWHERE));
        tables("eps_suppression");
        driver.set("customerio.suppression.domains", domains);
    }

    /** The addresses that the API lists, as {@code TYPE/ADDRESS DOMAIN}. */
    private List<String> listed(String... domains) {
        return workspace().ids("eps_suppression").stream()
                .filter(id -> Stream.of(domains).anyMatch(id::endsWith))
                .toList();
    }

    private List<String> sent() {
        return latest("eps_suppression").keySet().stream()
                .map(key -> key.get("suppression_type") + "/" + key.get("email") + " " + key.get("domain"))
                .toList();
    }

    @Test
    void eachDomainHasItsLists() {
        openDomains(MAIL + "," + NEWS.toUpperCase(Locale.ROOT));
        driver.start().firstSync();
        assertThat(sent())
                .containsExactlyInAnyOrderElementsOf(listed(MAIL, NEWS))
                .isNotEmpty();
        assertThat(records("eps_suppression")).hasSameSizeAs(sent());
        assertThat(driver.sync()).isEmpty();
        assertThat(customerIo.violations()).isEmpty();
    }

    @Test
    void withoutADomainAllAreListedOnce() {
        openDomains("");
        String twice = listed(MAIL).get(0);
        workspace()
                .put(
                        "eps_suppression",
                        workspace()
                                .row("eps_suppression", twice)
                                .put("domain", NEWS)
                                .put("reason", "again"));
        driver.start().firstSync();
        assertEachRowOnce("eps_suppression");
        assertThat(sent()).allMatch(id -> id.endsWith(" "));
        assertThat(latest("eps_suppression").values())
                .extracting(row -> row.getString("reason"))
                .contains("again");
        assertThat(driver.sync()).isEmpty();
    }

    /** Rows of a removed domain are not in the table, like people who no longer match the filter. */
    @Test
    void rowsOfARemovedDomainAreDeletedAndNothingElse() {
        openDomains(MAIL + "," + NEWS + "," + ELSEWHERE);
        driver.start().firstSync();
        driver.stop();
        List<String> gone = listed(ELSEWHERE);
        driver.set("customerio.suppression.domains", MAIL + "," + NEWS).start().firstSync();
        driver.pollUntil(() -> tombstones("eps_suppression").size() >= gone.size(), "tombstones");
        driver.sync();
        assertThat(tombstones("eps_suppression"))
                .hasSameSizeAs(gone)
                .allSatisfy(record ->
                        assertThat(((Struct) record.key()).getString("domain")).isEqualTo(ELSEWHERE));
        assertThat(sent()).containsExactlyInAnyOrderElementsOf(listed(MAIL, NEWS));
    }

    @Test
    void addedDomainArrivesWithoutTheOthers() {
        openDomains(MAIL);
        driver.start().firstSync();
        driver.stop();
        int more = listed(NEWS).size();
        assertThat(driver.set("customerio.suppression.domains", MAIL + "," + NEWS)
                        .start()
                        .firstSync())
                .hasSize(more);
        assertThat(tombstones("eps_suppression")).isEmpty();
    }

    @Test
    void domainWithoutAListPausesTheTableAndIsNamed() {
        openDomains(MAIL);
        driver.set("tables.unavailable", "fail");
        List.of("bounces", "spam_reports", "blocks", "invalid_emails")
                .forEach(type -> customerIo.refuseSuppressions(type, 404));
        driver.start();
        assertThatThrownBy(() -> driver.firstSync())
                .hasMessageContainingAll("eps_suppression", "404", MAIL, "customerio.suppression.domains");
    }

    /** Pages overlap by 50 rows, so some addresses are on two pages. */
    @Test
    void addressThatIsListedTwiceIsOneRowAndSentOnce() {
        open(few().size("eps_suppression", 6000).repeatedSuppressions());
        tables("eps_suppression");
        driver.start().firstSync();
        assertEachRowOnce("eps_suppression");
        assertThat(driver.sync()).isEmpty();
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }

    /** An empty list is null. The last address of a type is deleted as soon as any other. */
    @Test
    void lastAddressOfATypeIsDeletedAfterTwoSweeps() {
        open(few());
        tables("eps_suppression");
        workspace().ids("eps_suppression").stream()
                .filter(id -> id.startsWith("blocks/"))
                .skip(1)
                .forEach(id -> workspace().delete("eps_suppression", id));
        driver.start().firstSync();
        workspace().ids("eps_suppression").stream()
                .filter(id -> id.startsWith("blocks/"))
                .forEach(id -> workspace().delete("eps_suppression", id));
        driver.sync();
        driver.sync();
        assertThat(tombstones("eps_suppression")).hasSize(1);
        assertSameAsApi("eps_suppression");
    }

    @Test
    void codesStayText() {
        open(few());
        tables("eps_suppression");
        driver.start().firstSync();
        assertThat(latest("eps_suppression").values())
                .extracting((Struct row) -> row.getString("status"))
                .contains("", "550");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410})
    void gatewayErrorOnAListDeletesNothing(int status) {
        open(few().size("eps_suppression", 300));
        tables("eps_suppression");
        driver.start().firstSync();
        for (int sync = 0; sync < 3; sync++) {
            customerIo
                    .faults()
                    .next("GET /v1/esp/suppression/blocks", FailuresContract.foreign(status, "<html>404</html>"), 3);
            driver.sync();
        }
        assertThat(isParked("eps_suppression")).isFalse();
        assertThat(tombstones("eps_suppression")).isEmpty();
        assertEachRowOnce("eps_suppression");
    }
}
