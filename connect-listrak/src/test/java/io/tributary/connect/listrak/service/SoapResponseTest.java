package io.tributary.connect.listrak.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoapResponseTest {
    private static final String OPERATION = "ReportSubscribedContacts";
    private static final String RESPONSE = "<GetResponse xmlns=\"http://webservices.listrak.com/v31/\""
            + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">";

    private static SoapResponse of(String text) {
        return new SoapResponse(text.getBytes(StandardCharsets.UTF_8), 0, List.of(), 0);
    }

    private static SoapResponse response(String content) {
        String xml =
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header><a>1</a></s:Header><s:Body>"
                        + RESPONSE + content + "</GetResponse></s:Body></s:Envelope>";
        return of(xml.replaceAll("(</?)Get", "$1" + OPERATION));
    }

    private static SoapPayload payload(String content) throws IOException {
        SoapResponse response = response(content);
        return response.payload(Operation.named(OPERATION), new ByteArrayInputStream(response.xml()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "<GetResult/>, 0",
        "<GetResult> </GetResult>, 0",
        "<GetResult><A><B/></A><A/></GetResult>, 2",
        "<GetResult>7</GetResult>, 1",
        "<WSException i:nil='true'/><GetResult><A/></GetResult>, 1",
        "<GetResult><A/></GetResult><Added/>, 1"
    })
    void countsTheMembersOfTheResult(String content, int members) throws IOException {
        assertThat(payload(content).members()).isEqualTo(members);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<GetResult i:nil='true'/>",
                "<GetResult i:nil='1'><A/></GetResult>",
                "<Other/>",
                "<GetResult xmlns='urn:y'/>",
                "<WSException/><Other/>",
                "<GetResult/><GetResult/>",
                "text"
            })
    void refusesResultsThatDoNotMatchTheWsdl(String content) {
        assertThatThrownBy(() -> payload(content)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "<html><body>MARKER</body></html>, HTML response instead of SOAP",
        "<html><hr>MARKER</html>, HTML response instead of SOAP",
        "'', empty response instead of SOAP",
        "MARKER, instead of SOAP",
        "'{\"status\":\"MARKER\"}', JSON response instead of SOAP",
        "<a>MARKER</a>, 'not SOAP, or is truncated'"
    })
    void namesTheKindOfBodyWithoutQuotingIt(String body, String message) {
        assertThatThrownBy(() -> of(body).fault("Get"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("MARKER")
                .hasNoCause();
    }

    @Test
    void refusesATruncatedResponse() {
        assertThatThrownBy(() -> of("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">MARKER")
                        .fault("Get"))
                .hasMessage("the response is not SOAP, or is truncated")
                .hasNoCause();
    }
}
