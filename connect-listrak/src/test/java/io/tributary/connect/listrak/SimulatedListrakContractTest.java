package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tributary.simulators.listrak.SimulatedListrak;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The responses of the simulated service match the WSDL. */
@Tag("slow")
class SimulatedListrakContractTest {
    private static final String NAMESPACE = "http://webservices.listrak.com/v31/";
    private static final String RANGE =
            "<StartDate>2012-01-01T00:00:00</StartDate><EndDate>2099-01-01T00:00:00</EndDate>";
    private static SimulatedListrak listrak;
    private static Schema schema;

    /** A request: the operation, the parent's parameter, and the parameters after it. */
    private record Call(String operation, String parent, String more) {}

    @BeforeAll
    static void start() throws IOException, SAXException {
        listrak = SimulatedListrak.builder().start();
        String wsdl = Files.readString(Path.of("src/main/wsdl/IntegrationService.wsdl"));
        String types = wsdl.substring(wsdl.indexOf("<s:schema"), wsdl.indexOf("</s:schema>") + "</s:schema>".length())
                .replaceFirst(
                        "<s:schema",
                        "<s:schema xmlns:s=\"http://www.w3.org/2001/XMLSchema\" xmlns:tns=\"" + NAMESPACE + "\"");
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(types)));
    }

    @AfterAll
    static void stop() {
        listrak.close();
    }

    static List<Call> calls() {
        String paged = RANGE + "<Page>1</Page>";
        String tests = RANGE + "<IncludeTestMessages>true</IncludeTestMessages>";
        return List.of(
                new Call("GetContactListCollection", null, ""),
                new Call("ReportListMessageActivity", "ListID", tests),
                new Call("ReportListMessageDelivery", "ListID", tests),
                new Call("ReportMessageContactSent", "MsgID", "<Page>1</Page>"),
                new Call("ReportRangeMessageContactClick", "MsgID", paged),
                new Call("ReportRangeMessageContactOpen", "MsgID", paged),
                new Call("ReportRangeMessageContactRead", "MsgID", paged),
                new Call("ReportRangeMessageContactBounces", "MsgID", paged),
                new Call("ReportRangeMessageContactRemoval", "MsgID", paged),
                new Call("ReportRangeSubscribedContacts", "ListID", paged),
                new Call("ReportSubscribedContacts", "ListID", "<Page>1</Page>"),
                new Call("ReportRangeListContactRemoval", "ListID", paged),
                new Call("GetFilteredListCount", "ListID", ""));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void matchesTheSchema(Call call) throws Exception {
        List<Long> parents = "ListID".equals(call.parent())
                ? listrak.account().lists()
                : listrak.account().messages();
        for (long parent : call.parent() == null ? List.of(0L) : parents) {
            String response = send(call, parent);
            String body = response.substring(response.indexOf("<soap:Body>") + 11, response.indexOf("</soap:Body>"))
                    .replace("&#x1F;", "")
                    .replaceFirst(
                            "Response xmlns", "Response xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns");
            assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(body))))
                    .as(body)
                    .doesNotThrowAnyException();
        }
        assertThat(listrak.violations()).isEmpty();
    }

    private static String send(Call call, long parent) throws IOException, InterruptedException {
        String id = call.parent() == null ? "" : "<%1$s>%2$d</%1$s>".formatted(call.parent(), parent);
        String envelope =
                "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Header><WSUser xmlns='"
                        + NAMESPACE
                        + "'><UserName>simulated-user</UserName><Password>s&amp;mulated&lt;password&gt;</Password></WSUser>"
                        + "</soap:Header><soap:Body><" + call.operation() + " xmlns='" + NAMESPACE + "'>" + id
                        + call.more() + "</"
                        + call.operation() + "></soap:Body></soap:Envelope>";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(listrak.connectorSettings().get("api.url")))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", '"' + NAMESPACE + call.operation() + '"')
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
