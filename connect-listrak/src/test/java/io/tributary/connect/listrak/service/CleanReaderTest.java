package io.tributary.connect.listrak.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanReaderTest {

    @Test
    void replacesCharactersThatXmlForbids() throws IOException {
        assertThat(clean("a&#x1F;b&#31;c\u0001d\uFFFEe&#xFFFF;f&#xD800;g&#0;h"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh");
        assertThat(clean("\uD83D x \uDE00")).isEqualTo("\uFFFD x \uFFFD");
        assertThat(clean("&#x110000;&#99999999999;&#x;")).isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void keepsEverythingElse() throws IOException {
        String text = "<a b='&amp;'>&lt;&#xD;&#xA;&#9;\r\n\t&#x1F680; 🚀 größe & c; &unfinished";
        assertThat(clean(text)).isEqualTo(text);
    }

    @Test
    void readsAReferenceAtTheEnd() throws IOException {
        assertThat(clean("x&#x1")).isEqualTo("x&#x1");
        assertThat(clean("x&")).isEqualTo("x&");
        assertThat(clean("&&#1;")).isEqualTo("&\uFFFD");
    }

    @Test
    void findsFaultsAndRefusesEverythingElse() throws IOException {
        String envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>%s</s:Envelope>";
        String fault =
                "<s:Header><x/></s:Header><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring>"
                        + "</s:Fault></s:Body>";
        assertThat(response(envelope.formatted(fault)).fault("R")).isEqualTo("s:Server no");
        assertThat(response(envelope.formatted("<s:Body><RResponse/></s:Body>")).fault("R"))
                .isNull();
        assertThatThrownBy(() ->
                        response(envelope.formatted("<s:Body><r/></s:Body>")).fault("R"))
                .hasMessage("the response is not one of R");
        assertThatThrownBy(() -> response(envelope.formatted("<s:Body/>")).fault("R"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> response("<html/>").fault("R")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> response("").fault("R")).isInstanceOf(IOException.class);
        String dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";
        assertThatThrownBy(() -> response(dtd + envelope.formatted("<s:Body><RResponse>&e;</RResponse></s:Body>"))
                        .fault("R"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsOtherEncodings() throws IOException {
        String xml = "<?xml version='1.0' encoding='%s'?><a>größe</a>";
        for (String encoding : List.of("ISO-8859-1", "UTF-16LE", "UTF-16BE", "UTF-8", "windows-1252")) {
            byte[] bytes = xml.formatted(encoding).getBytes(encoding);
            assertThat(text(bytes, null)).as(encoding).isEqualTo("<a>größe</a>");
            assertThat(text(bytes, Charset.forName(encoding))).as(encoding).isEqualTo("<a>größe</a>");
        }
        assertThat(text("\uFEFF<a>ö</a>".getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo("<a>ö</a>");
        assertThat(text("\uFEFF<a>ö</a>".getBytes(StandardCharsets.UTF_16LE), null))
                .isEqualTo("<a>ö</a>");
        assertThatThrownBy(() -> text(xml.formatted("nonsense").getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOf(IOException.class);
    }

    @Test
    void prefersTheHttpHeaderToTheDeclaration() throws IOException {
        byte[] bytes = "<?xml version='1.0' encoding='iso-8859-1'?><a>ö</a>".getBytes(StandardCharsets.UTF_8);
        assertThat(text(bytes, StandardCharsets.UTF_8)).isEqualTo("<a>ö</a>");
    }

    private static String text(byte[] bytes, Charset declared) throws IOException {
        return new String(
                SoapResponse.read(new ByteArrayInputStream(bytes), declared).xml(), StandardCharsets.UTF_8);
    }

    private static String clean(String text) throws IOException {
        StringWriter out = new StringWriter();
        try (CleanReader in = new CleanReader(new StringReader(text))) {
            in.transferTo(out);
        }
        return out.toString();
    }

    private static SoapResponse response(String xml) throws IOException {
        return SoapResponse.read(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
