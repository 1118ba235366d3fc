package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoapPageTest {
    private static List<?> rows(String result) throws Exception {
        String page = "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"urn:soap\"><soap:Body>"
                + "<GetResponse><GetResult>" + result
                + "</GetResult><Error/></GetResponse></soap:Body></soap:Envelope>";
        return PageRows.of(new SoapPage().read(page.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void rowsAreTheElementThatRepeats() throws Exception {
        assertThat(
                        rows(
                                "<Row><Name>größer &amp; kleiner</Name><Day/></Row> <Row><Name>b</Name></Row><Row><Name/></Row>"))
                .isEqualTo(List.of(
                        Map.of("Name", "größer & kleiner", "Day", ""), Map.of("Name", "b"), Map.of("Name", "")));
    }

    @Test
    void withoutOneTheResponseIsTheRow() throws Exception {
        assertThat(rows("<Row><Name>a</Name></Row>")).hasSize(1);
        assertThat(rows("")).hasSize(1);
    }

    @Test
    void readsReferencesThatAreNotXml() throws Exception {
        assertThat(rows("<Row><Name>Shop&#x1F;now</Name></Row><Row><Name>b</Name></Row>"))
                .isEqualTo(List.of(Map.of("Name", "Shop      now"), Map.of("Name", "b")));
    }
}
