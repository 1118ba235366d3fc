package io.tributary.connect.listrak.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.Damage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainXmlTest {
    private static final String BEFORE =
            "<s:Envelope xmlns:s='u' xmlns:i=\"v\">\r\n<s:Body>\t<XResponse xmlns=\"w\"><XResult>";
    private static final String ROW =
            "<Row><T>größe 😀 &amp; &#xD;&#10;&#x1F680; \" ' > = \uFFFD</T><N i:nil=\"true\" /><E></E></Row>\n";
    private static final String AFTER = "</XResult></XResponse></s:Body></s:Envelope>\n";
    private static final String XML = BEFORE + ROW.repeat(3) + AFTER;
    private static final int MUTATIONS = 20_000;

    private static final String[] PIECES = {
        "<",
        ">",
        "/",
        "&",
        "#",
        ";",
        "\"",
        "'",
        "!",
        "?",
        "]]>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?p",
        "?>",
        "<Row>",
        "</Row>",
        "&#0;",
        "&#31;",
        "&#xFFFF;",
        "&#xD800;",
        "&#x110000;",
        "&#-1;",
        "&#+65;",
        "&#00000000000065;",
        "&#;",
        "&x;",
        "\u0000",
        "\u001F",
        "\u007F",
        "\u0085",
        "\uFFFE",
        "\uFFFF",
        "\uFDD0",
        "\uFDD1",
        "<a b='>' c=\"/>\"/>",
        "<a/>"
    };

    @Test
    void keepsUsualResponses() {
        assertThat(read(XML).xml()).isEqualTo(XML.getBytes(StandardCharsets.UTF_8));
        assertThat(read(XML).replaced()).isZero();
        assertThat(read("").xml()).isEmpty();
        assertThat(read(BEFORE + ROW.repeat(5_000) + AFTER)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&#0;",
                "&#31;",
                "&#xD800;",
                "&#xFFFE;",
                "&#x110000;",
                "\u0001",
                "<a b='&#1;'/>",
                "<a b='\u0001'/>"
            })
    void replacesCharactersThatXmlForbids(String odd) {
        String clean = odd.replaceAll("&#\\w+;|\u0001", "\uFFFD");
        SoapResponse response = read(BEFORE + odd + ROW + odd + AFTER);
        assertThat(new String(response.xml(), StandardCharsets.UTF_8)).isEqualTo(BEFORE + clean + ROW + clean + AFTER);
        assertThat(response.replaced()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFFFE", "\uFFFF", "\uFDD0", "<!-- -->", "<?p?>", "<![CDATA[x]]>", "&#00000000000065;"})
    void refusesEverythingElse(String odd) {
        assertThat(read(BEFORE + odd + AFTER)).isNull();
    }

    @Test
    void refusesRowsBeyondTheLimits() {
        assertThat(read(BEFORE + "<a>".repeat(197) + "</a>".repeat(197) + AFTER))
                .isNull();
        assertThat(read(BEFORE + "<Row>" + "<T/>".repeat(10_000) + "</Row>" + AFTER))
                .isNull();
        assertThat(read(BEFORE + "<Row " + "a='' ".repeat(200) + "/>" + AFTER)).isNull();
    }

    @Test
    void cleansLikeTheCleanReader() throws IOException {
        int plain = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] xml = mutated(new Random(seed));
            SoapResponse read = PlainXml.read(xml);
            if (read != null) {
                plain++;
                SoapResponse clean = SoapResponse.clean(new ByteArrayInputStream(xml), StandardCharsets.UTF_8);
                assertThat(read.xml()).as("seed %d", seed).isEqualTo(clean.xml());
                assertThat(read.replaced()).as("seed %d", seed).isEqualTo(clean.replaced());
                assertThat(clean.unreadable()).as("seed %d", seed).isEmpty();
                assertThat(clean.damage()).as("seed %d", seed).isEqualTo(Damage.NONE);
            }
        }
        assertThat(plain).isBetween(MUTATIONS / 20, MUTATIONS);
    }

    private static byte[] mutated(Random random) {
        StringBuilder xml = new StringBuilder(XML);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int from = random.nextInt(xml.length());
            int to = Math.min(xml.length(), from + random.nextInt(3));
            xml.replace(from, to, random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : "");
        }
        byte[] bytes = xml.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static SoapResponse read(String xml) {
        return PlainXml.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
