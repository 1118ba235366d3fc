package io.tributary.quickstart.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the rows per CPU second of all programs as bars, in SVG that is readable on light and dark pages. */
final class Chart {
    private static final int WIDTH = 760;
    private static final int BARS_LEFT = 120;
    private static final int LONGEST_BAR = 540;
    private static final int BAR = 15;
    private static final int BAR_STEP = 18;
    private static final int VENDOR_GAP = 12;
    private static final int HEADING = 34;
    private static final int LEGEND_STEP = 110;
    private static final int BASELINE = 12;

    private static final String STYLE = """
            <style>
            text { font: 13px system-ui, sans-serif; fill: #1f2328 }
            .heading { font-weight: 600 }
            .value { font-size: 11px; fill: #59636e }
            .ours { fill: #0969da }
            .older { fill: #9aa4af }
            .bare { fill: #2da44e }
            @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc }
            .value { fill: #9198a1 }
            .ours { fill: #4493f8 }
            .older { fill: #656c76 }
            .bare { fill: #3fb950 }
            }
            </style>
            """;

    private final List<Comparison> comparisons;
    private final double most;
    private final StringBuilder body = new StringBuilder();
    private int y = HEADING;

    private Chart(List<Comparison> comparisons) {
        this.comparisons = comparisons;
        this.most = measurements(comparisons).stream()
                .mapToDouble(measurement -> measurement.usage().rowsPerCpuSecond())
                .max()
                .orElse(1);
    }

    private static List<Measurement> measurements(List<Comparison> comparisons) {
        return comparisons.stream()
                .flatMap(comparison -> comparison.measurements().stream())
                .toList();
    }

    /** The chart: a section for each latency and run, in it a group of bars for each vendor. */
    static String svg(List<Comparison> comparisons) {
        return new Chart(comparisons).draw();
    }

    private String draw() {
        legend();
        sections().forEach((heading, section) -> {
            text("heading", 0, heading);
            y += BAR_STEP + BAR / 2;
            section.forEach(this::vendor);
            y += BAR;
        });
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n"
                                .formatted(WIDTH, y, WIDTH, y)
                        + "<title>Rows per CPU second</title>\n")
                + STYLE
                + body
                + "</svg>\n";
    }

    private void legend() {
        List<Program> programs = measurements(comparisons).stream()
                .map(Measurement::program)
                .distinct()
                .sorted()
                .toList();
        int x = BARS_LEFT;
        y = 0;
        text("heading", 0, "rows/CPU s");
        for (Program program : programs) {
            bar(program, x, BASELINE);
            text("", x + BAR_STEP, program.label());
            x += LEGEND_STEP;
        }
        y = HEADING;
    }

    private Map<String, List<Comparison>> sections() {
        Map<String, List<Comparison>> sections = new LinkedHashMap<>();
        for (Comparison comparison : comparisons) {
            Subject subject = comparison.subject();
            String heading = "%s, %d ms".formatted(subject.run().label(), subject.latencyMs());
            sections.computeIfAbsent(heading, key -> new ArrayList<>()).add(comparison);
        }
        return sections;
    }

    private void vendor(Comparison comparison) {
        text("", 0, comparison.subject().vendor().title());
        for (Measurement measurement : comparison.measurements()) {
            double rows = measurement.usage().rowsPerCpuSecond();
            int length = (int) Math.max(1, Math.round(rows / most * LONGEST_BAR));
            bar(measurement.program(), BARS_LEFT, length);
            text("value", BARS_LEFT + length + BAR / 2, String.format(Locale.ROOT, "%,.0f", rows));
            y += BAR_STEP;
        }
        y += VENDOR_GAP;
    }

    private void bar(Program program, int x, int length) {
        String name = program.name().toLowerCase(Locale.ROOT);
        body.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>\n"
                .formatted(name, x, y, length, BAR));
    }

    private void text(String style, int x, String words) {
        body.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(style, x, y + BASELINE, words));
    }
}
