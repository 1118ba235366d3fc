package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.listrak.SimulatedListrak;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failed requests, and requests that Listrak refuses. */
class ListrakFailuresTest extends SimulatedTask {
    private static final String CLICKS = "/ReportRangeMessageContactClick/*";
    private static final String SENT = "/ReportMessageContactSent/*";

    @BeforeEach
    void startSmall() {
        open(few());
    }

    @Test
    void retriesAnErrorWithStatus200() {
        tables("message_sends", "subscribed_contacts");
        listrak.faults().next(SENT, SimulatedListrak.exception("ReportMessageContactSent", "Timeout expired"), 3);
        listrak.faults()
                .next(
                        "/ReportSubscribedContacts/*",
                        SimulatedListrak.exception("ReportSubscribedContacts", "Timeout expired"),
                        2);
        driver.start().firstSync();
        assertEachRowOnce("message_sends");
        assertEachRowOnce("subscribed_contacts");
    }

    @Test
    void waitsAfterTooManyRequests() {
        tables("message_clicks");
        listrak.faults().next(CLICKS, Fault.rateLimited(1), 2);
        driver.set("max.retries", "0").start().firstSync();
        assertEachRowOnce("message_clicks");
    }

    @Test
    void halvesAWindowThatTimesOut() {
        tables("messages");
        listrak.faults().next("/ReportListMessageActivity/*", Fault.hang(), 2);
        driver.set("request.timeout.ms", "700").start().firstSync();
        assertEachRowOnce("messages");
        assertThat(listrak.violations()).isEmpty();
    }

    @Test
    void setsAMessageAsideAndRetriesIt() {
        tables("message_clicks");
        driver.set("max.retries", "1");
        listrak.faults().always("/ReportRangeMessageContactClick/" + message(), SimulatedListrak.webServer404());
        driver.start().firstSync();
        driver.sync();
        assertThat(latest("message_clicks").keySet()).noneMatch(key -> key.getInt64("MsgID") == message());
        listrak.faults().clear();
        driver.sync();
        assertEachRowOnce("message_clicks");
    }

    @Test
    void setsAListAsideWithoutDeletingItsRows() {
        tables("messages", "subscribed_contacts");
        sweepAlways();
        driver.set("max.retries", "0").start().firstSync();
        listrak.faults().always("/ReportListMessageActivity/" + list(), Fault.status(500));
        listrak.faults().always("/ReportSubscribedContacts/" + list(), Fault.status(500));
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void failsIfSeveralMessagesInARowFail() {
        open(SimulatedListrak.builder().lists(1).messages(8));
        tables("message_clicks");
        listrak.faults().always(CLICKS, Fault.status(500));
        driver.set("max.retries", "0").start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("message_clicks")
                .hasMessageContaining("ReportRangeMessageContactClick");
    }

    @Test
    void stopsAtTheFirstRefusedLogon() {
        String before = listrak.password();
        listrak.password("another");
        driver.start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("[InvalidLogonAttempt]")
                .hasMessageNotContaining(before);
        assertThat(listrak.refusals()).isEqualTo(1);
    }

    @Test
    void sendsNothingToALockedAccount() {
        listrak.faults().next("*", SimulatedListrak.fault("[LoginAttemptsExceeded] locked"), 1);
        driver.start();
        driver.pollUntil(() -> listrak.log().total() > 0, "the first request");
        for (int i = 0; i < 3; i++) {
            assertThat(driver.poll()).isEmpty();
        }
        assertThat(listrak.log().total()).isEqualTo(1);
    }

    @Test
    void namesThePageThatAllowsAnAddress() {
        listrak.prohibitAddress(true);
        driver.start();
        assertThatThrownBy(() -> driver.firstSync()).hasMessageContaining("SOAP API IP Authorization");
    }

    @Test
    void readsRowsWithControlCharacters() {
        tables("message_clicks");
        listrak.faults().next(CLICKS, SimulatedListrak.edited("Shop now", "Shop&#x1F;&#0;\u0001now&#xD;\n"), 1);
        driver.start().firstSync();
        assertThat(latest("message_clicks").values())
                .extracting(click -> click.getString("LinkDescription"))
                .contains("Shop\uFFFD\uFFFD\uFFFDnow\r\n");
    }

    @Test
    void keepsUnknownFields() {
        tables("message_opens", "lists");
        listrak.faults()
                .always(
                        "/ReportRangeMessageContactOpen/*",
                        SimulatedListrak.edited("</WSContactOpen>", "<Device>phone</Device></WSContactOpen>"));
        driver.start().firstSync();
        assertThat(lastValue("message_opens").getString("_extra")).isEqualTo("{\"/Device\":\"phone\"}");
    }

    /** Replaces text in the real response. */
    private static Fault replaced(String regex, String replacement) {
        return (response, vendor) -> {
            Response real = response.get();
            String xml = new String(real.body(), StandardCharsets.UTF_8).replaceFirst(regex, replacement);
            return new Response(real.status(), real.headers(), xml.getBytes(StandardCharsets.UTF_8), real.delivery());
        };
    }

    @Test
    void sendsARowWithAnInvalidNumberInItsKeyAsADeadLetter() {
        tables("lists");
        listrak.faults().next("*", replaced("<ListID>[0-9]+</ListID>", "<ListID>odd</ListID>"));
        driver.start().firstSync();
        assertThat(driver.records("listrak.dead-letters"))
                .singleElement()
                .satisfies(record -> assertThat((String) record.value()).contains("\"ListID\":\"odd\""));
    }

    @Test
    void retriesAResponseOfAnotherOperation() {
        tables("message_bounces");
        listrak.faults()
                .next(
                        "/ReportRangeMessageContactBounces/*",
                        replaced("(?s)<soap:Body>.*</soap:Body>", "<soap:Body><a/></soap:Body>"),
                        3);
        driver.start().firstSync();
        assertEachRowOnce("message_bounces");
    }

    @Test
    void skipsNilMembersAndReadsBooleansAsDigits() {
        tables("message_bounces", "lists", "messages");
        listrak.faults()
                .always(
                        "/ReportRangeMessageContactBounces/*",
                        SimulatedListrak.edited(
                                "<WSContactBounce>", "<WSContactBounce xsi:nil=\"true\" /><WSContactBounce>"));
        listrak.faults()
                .always("/GetContactListCollection", SimulatedListrak.edited("<EnableRSS>false", "<EnableRSS>0"));
        driver.start().firstSync();
        assertEachRowOnce("message_bounces");
        assertEachRowOnce("lists");
        assertEachRowOnce("messages");
    }
}
