package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.connect.common.testing.ForeignBodies;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Response;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SOAP that Listrak never sends. Nothing is lost, deleted or sent twice, and messages do not quote it. */
class HostileSoapTest extends SimulatedTask {
    private static final String LISTS = "/GetContactListCollection";
    private static final String MARKER = ForeignBodies.MARKER;
    private static final String ENTITIES = "<!DOCTYPE a [<!ENTITY e0 \"" + MARKER + "\">"
            + "<!ENTITY e1 \"&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;&e0;\"><!ENTITY e2 \"&e1;&e1;&e1;&e1;&e1;&e1;&e1;&e1;\">"
            + "<!ENTITY e3 \"&e2;&e2;&e2;&e2;&e2;&e2;&e2;&e2;\"><!ENTITY e \"&e3;&e3;&e3;&e3;&e3;&e3;&e3;&e3;\">]>";

    @BeforeEach
    void startSmall() {
        open(few());
        tables("lists", "message_bounces");
    }

    private static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("entities in entities", typed(ENTITIES)),
                Arguments.of(
                        "an entity from a file", typed("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")),
                Arguments.of(
                        "an entity from a host", typed("<!DOCTYPE a [<!ENTITY e SYSTEM \"http://127.0.0.1:9/x\">]>")),
                Arguments.of("a document type", typed("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\">")),
                Arguments.of("no envelope", body("(?s)<soap:Envelope.*", "<a>" + MARKER + "</a>")),
                Arguments.of("no body", body("(?s)<soap:Body>.*</soap:Body>", "")),
                Arguments.of("an empty body", body("(?s)<soap:Body>.*</soap:Body>", "<soap:Body/>")),
                Arguments.of("two bodies", body("(?s)(<soap:Body>.*</soap:Body>)", "<soap:Body/>$1")),
                Arguments.of(
                        "SOAP 1.2", body("schemas.xmlsoap.org/soap/envelope/", "www.w3.org/2003/05/soap-envelope")),
                Arguments.of(
                        "a fault of another namespace",
                        fault("<b:Fault xmlns:b=\"urn:other\"><faultstring>" + MARKER + "</faultstring></b:Fault>")),
                Arguments.of("HTML in the body", fault("<html><body>" + MARKER + "</body></html>")),
                Arguments.of("text in the body", fault(MARKER)),
                Arguments.of(
                        "a response of another operation",
                        fault(
                                "<OtherResponse xmlns=\"http://webservices.listrak.com/v31/\"><OtherResult /></OtherResponse>")),
                Arguments.of("another document after it", body("(?s)$", "<a>" + MARKER + "</a>")),
                Arguments.of("a tag that is not closed", body("</soap:Body>", "")),
                Arguments.of("an undeclared prefix", body("<soap:Body>", "<soap:Body><x:y>" + MARKER + "</x:y>")));
    }

    private static Fault typed(String type) {
        return (response, vendor) -> rewritten(response.get(), xml -> {
            String referring = xml.replaceFirst(">([^<]+)</", ">&e;</");
            int prolog = referring.indexOf("?>") + 2;
            return referring.substring(0, prolog) + type + referring.substring(prolog);
        });
    }

    private static Fault body(String regex, String replacement) {
        return (response, vendor) -> rewritten(response.get(), xml -> xml.replaceFirst(regex, replacement));
    }

    private static Fault fault(String inBody) {
        return body("(?s)<soap:Body>.*</soap:Body>", "<soap:Body>" + inBody + "</soap:Body>");
    }

    private static Response rewritten(Response real, UnaryOperator<String> change) {
        String xml = change.apply(new String(real.body(), StandardCharsets.UTF_8));
        return new Response(real.status(), real.headers(), xml.getBytes(StandardCharsets.UTF_8), real.delivery());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isRetried(String name, Fault fault) {
        listrak.faults().next("*", fault, 3);
        driver.start().firstSync();
        assertEachRowOnce("lists", "message_bounces");
        listrak.faults().next("*", fault, 3);
        driver.sync();
        driver.sync();
        assertEachRowOnce("lists", "message_bounces");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void failsTheTaskIfItStays(String name, Fault fault) {
        tables("lists");
        driver.start().firstSync();
        driver.stop();
        listrak.faults().always(LISTS, fault);
        driver.set("max.retries", "1");
        ConnectException failure = catchThrowableOfType(
                ConnectException.class, () -> driver.start().firstSync());
        assertThat(failure).hasMessageContainingAll("Table lists: SOAP " + LISTS, "2 attempts");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain(MARKER, "root:", kit().credential().getValue());
        assertThat(tombstones("lists")).isEmpty();
    }
}
