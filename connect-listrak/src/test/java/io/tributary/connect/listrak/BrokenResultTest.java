package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SOAP responses whose result does not match the WSDL. None of them counts as an empty list. */
class BrokenResultTest extends SimulatedTask {
    private static final String RESULT = "(?s)<(\\w+)Result>.*</\\w+Result>";

    @BeforeEach
    void startSmall() {
        open(few());
    }

    private static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("absent", rewrite(RESULT, "")),
                Arguments.of("nil", rewrite(RESULT, "<$1Result xsi:nil=\"true\" />")),
                Arguments.of("nil by 1", rewrite(RESULT, "<$1Result xsi:nil=\" 1 \"></$1Result>")),
                Arguments.of("under another name", rewrite(RESULT, "<$1Results />")),
                Arguments.of("in another namespace", rewrite(RESULT, "<$1Result xmlns=\"urn:other\" />")),
                Arguments.of("of another operation", rewrite(RESULT, "<OtherResult />")),
                Arguments.of("twice", rewrite(RESULT, "$0<$1Result />")),
                Arguments.of("twice, the second first", rewrite(RESULT, "<$1Result />$0")),
                Arguments.of("a text", rewrite(RESULT, "<$1Result>none</$1Result>")),
                Arguments.of("of other members", rewrite("<(/?)WS\\w+>", "<$1WSOther>")),
                Arguments.of("nothing but a text", rewrite(RESULT, "no rows")));
    }

    private static Fault rewrite(String regex, String replacement) {
        return (response, vendor) -> {
            Response real = response.get();
            String xml = new String(real.body(), StandardCharsets.UTF_8).replaceAll(regex, replacement);
            return new Response(real.status(), real.headers(), xml.getBytes(StandardCharsets.UTF_8), real.delivery());
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void retriesABrokenResult(String name, Fault fault) {
        tables("lists", "messages", "message_bounces", "message_sends", "subscribed_contacts");
        sweepAlways();
        for (String operation : new String[] {
            "/GetContactListCollection",
            "/ReportListMessageActivity/*",
            "/ReportRangeMessageContactBounces/*",
            "/ReportMessageContactSent/*",
            "/ReportSubscribedContacts/*"
        }) {
            listrak.faults().next(operation, fault);
        }
        driver.start().firstSync();
        assertEachRowOnce("lists", "messages", "message_bounces", "message_sends", "subscribed_contacts");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void deletesNoListsIfTheirResultStaysBroken(String name, Fault fault) {
        tables("lists");
        driver.start().firstSync();
        listrak.faults().next("/GetContactListCollection", fault, 9);
        for (int sync = 0; sync < 3; sync++) {
            driver.sync();
        }
        assertThat(tombstones("lists")).isEmpty();
    }

    @Test
    void takesEachFormOfAnEmptyResultForNoRows() {
        open(few().events(0));
        tables("message_bounces");
        driver.start().firstSync();
        assertThat(records("message_bounces")).isEmpty();
        assertThat((Long) driver.attribute("message_bounces", "Retries")).isZero();
    }
}
