package io.tributary.connect.listrak.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.Damage;
import io.tributary.connect.common.http.ResponseTooLargeException;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {
    private static final int MB = 1024 * 1024;
    private static final String BEFORE = "<s:Envelope xmlns:s='u'><s:Body><XResponse><XResult>";
    private static final String AFTER = "</XResult></XResponse></s:Body></s:Envelope>";
    private static final String ROW =
            "<Row a='&lt;/>' b=\"'>\"><!-- <x> -- --><![CDATA[</Row>]]><N/><T>é😀&amp;</T><?p <q>?></Row >";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8191, 8192, 100_000})
    void copiesRowsWithinTheLimits(int pieces) throws IOException {
        String xml = "<!-- <a> --><?p?>" + BEFORE + " " + ROW + "\n<Row/>" + ROW.repeat(200) + AFTER + " ";
        StringWriter copy = new StringWriter();
        RowFilter filter = new RowFilter(copy);
        filter.copy(new Pieces(xml, pieces));
        assertThat(copy).hasToString(xml);
        assertThat(filter.unreadable()).isEmpty();
    }

    static Stream<Arguments> rowsBeyondTheLimits() {
        return Stream.of(
                Arguments.argumentSet("a long text", "<T>" + "x".repeat(17 * MB) + "</T>", "larger than 16 MB"),
                Arguments.argumentSet("a long attribute", "<T a='" + "x".repeat(17 * MB) + "'/>", "larger than 16 MB"),
                Arguments.argumentSet("a long name", "<" + "n".repeat(60_000) + "/>", "longer than 1000"),
                Arguments.argumentSet("many attributes", "<T" + " a=''".repeat(60_000) + "/>", "longer than 1000"),
                Arguments.argumentSet("many elements", "<T/>".repeat(60_000), "more than 10000"),
                Arguments.argumentSet("many levels", "<T>".repeat(300) + "</T>".repeat(300), "deeper than 200"),
                Arguments.argumentSet("a million levels", "<T>".repeat(MB) + "</T>".repeat(MB), "deeper than 200"));
    }

    @ParameterizedTest
    @MethodSource("rowsBeyondTheLimits")
    void dropsARowBeyondTheLimits(String content, String reason) throws IOException {
        String row = "<Row>" + content + "</Row>";
        SoapResponse response = read(BEFORE + ROW + row + "<Row/>" + AFTER);
        assertThat(new String(response.xml(), StandardCharsets.UTF_8)).isEqualTo(BEFORE + ROW + "<Row/>" + AFTER);
        Row dropped = response.unreadable().get(0).row(null);
        assertThat(response.unreadable()).hasSize(1);
        assertThat(dropped.reject().reason()).contains(reason);
        assertThat(dropped.reject().sha256()).isEqualTo(Fingerprint.sha256(row));
        assertThat(row).startsWith(dropped.reject().json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b/>", "<b a=''/>", "<b></b>", "<Row><b/></Row>"})
    void refusesTooManyElements(String element) {
        String xml = BEFORE + element.repeat(20 * MB / element.length()) + AFTER;
        assertThatThrownBy(() -> read(xml)).isInstanceOf(ResponseTooLargeException.class);
    }

    @Test
    void refusesRowsThatAreTooLargeTogether() {
        String row = "<Row>" + "x".repeat(MB) + "</Row>";
        assertThatThrownBy(() -> read(BEFORE + row.repeat(70) + AFTER))
                .isInstanceOf(ResponseTooLargeException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void refusesTooLongATagAroundTheRows() {
        assertThatThrownBy(() -> read("<a>".repeat(3) + "<" + "n".repeat(2000) + "/>"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a tag is too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Row><T>x", "<Row><T", "<Row", "<", "<Row>x</Row>"})
    void keepsATruncatedResponseTruncated(String end) throws IOException {
        SoapResponse response = read(BEFORE + ROW + end);
        assertThat(new String(response.xml(), StandardCharsets.UTF_8)).isEqualTo(BEFORE + ROW + end);
    }

    @Test
    void keepsARowWhoseCharactersAreReplaced() throws IOException {
        byte[] body = (BEFORE + "<Row><T>a&#0;b&#xB;c\u000Bd?e</T></Row>" + AFTER).getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xC3;
        SoapResponse response = SoapResponse.read(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
        assertThat(new String(response.xml(), StandardCharsets.UTF_8))
                .contains("<T>a\uFFFDb\uFFFDc\uFFFDd" + XmlText.BROKEN + "e</T>");
        assertThat(response.damage()).isNotEqualTo(Damage.NONE);
        assertThat(response.replaced()).isEqualTo(3);
        assertThat(response.unreadable()).isEqualTo(List.of());
    }

    private static SoapResponse read(String xml) throws IOException {
        return SoapResponse.read(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** Returns at most {@code atOnce} characters per read. */
    private static final class Pieces extends StringReader {
        private final int atOnce;

        Pieces(String text, int atOnce) {
            super(text);
            this.atOnce = atOnce;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, atOnce));
        }
    }
}
