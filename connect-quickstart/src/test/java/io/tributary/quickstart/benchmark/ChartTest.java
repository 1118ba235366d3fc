package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
    private final String svg = Chart.svg(List.of(
            Samples.comparison("segment", Run.YOUNG),
            Samples.comparison("segment", Run.WARM),
            Samples.comparison("listrak", Run.WARM)));

    @Test
    void drawsABarForEachMeasurementAndProgram() throws Exception {
        List<Element> bars = elements("rect");
        assertThat(bars).hasSize(9 + Program.values().length);
        assertThat(widths(bars, "bare").get(1))
                .isEqualTo(2 * widths(bars, "ours").get(1));
        assertThat(widths(bars, "ours").get(1))
                .isEqualTo(2 * widths(bars, "older").get(1));
    }

    private static List<Integer> widths(List<Element> bars, String program) {
        return bars.stream()
                .filter(bar -> bar.getAttribute("class").equals(program))
                .map(bar -> Integer.parseInt(bar.getAttribute("width")))
                .toList();
    }

    @Test
    void writesSectionsVendorsAndValues() throws Exception {
        assertThat(elements("text"))
                .extracting(Element::getTextContent)
                .containsSubsequence(
                        "ours",
                        "older",
                        "bare loop",
                        "young, 50 ms",
                        "Segment",
                        "2,450",
                        "1,225",
                        "4,900",
                        "warm, 50 ms",
                        "Segment",
                        "Listrak");
    }

    @Test
    void endsBelowTheLastBar() throws Exception {
        int height = Integer.parseInt(document().getDocumentElement().getAttribute("height"));
        assertThat(elements("rect"))
                .allSatisfy(bar -> assertThat(
                                Integer.parseInt(bar.getAttribute("y")) + Integer.parseInt(bar.getAttribute("height")))
                        .isLessThanOrEqualTo(height));
    }

    @Test
    void hasColorsForDarkPages() {
        String dark = svg.substring(svg.indexOf("prefers-color-scheme: dark"));
        for (Program program : Program.values()) {
            assertThat(dark).contains('.' + program.name().toLowerCase(java.util.Locale.ROOT) + " {");
        }
    }

    private List<Element> elements(String name) throws Exception {
        NodeList found = document().getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private Document document() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
