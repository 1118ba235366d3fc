package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

    @Test
    void liveTableIsRedrawnInPlaceAndRestoresTheCursor() {
        LiveDisplay display = new LiveDisplay(out, new TerminalSize(CLOCK), true, CLOCK);

        display.show(List.of(view(1, 0)));
        assertThat(text()).contains("\u001b[?25l").doesNotContain("\u001b[4F");
        display.show(List.of(view(2, 0)));
        assertThat(text()).contains("\u001b[4F");
        display.close();
        assertThat(text()).endsWith("\u001b[?25h\n");
    }

    @Test
    void withoutStylesOnlyTheCursorIsMoved() {
        new LiveDisplay(out, new TerminalSize(CLOCK), false, CLOCK).show(List.of(view(1, 0)));

        assertThat(text()).contains("counter").doesNotContainPattern("\u001b\\[[0-9]*m");
    }

    @Test
    void environmentTurnsStylesOff() {
        assertThat(Style.isEnabled(Map.of("TERM", "xterm", "NO_COLOR", "", "CLICOLOR", "1")))
                .isTrue();
        assertThat(Style.isEnabled(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Style.isEnabled(Map.of("CLICOLOR", "0"))).isFalse();
        assertThat(Style.isEnabled(Map.of("TERM", "dumb"))).isFalse();
    }

    @Test
    void nothingIsDrawnAfterTheEnd() {
        LiveDisplay display = new LiveDisplay(out, new TerminalSize(CLOCK), true, CLOCK);
        display.close();
        String end = text();

        display.show(List.of(view(1, 0)));
        display.print("late");

        assertThat(text()).isEqualTo(end);
    }

    @Test
    void plainLinesShowOnlyChanges() {
        PlainDisplay display = new PlainDisplay(out, CLOCK);

        display.show(List.of(view(1, 0)));
        display.show(List.of(view(2, 0)));
        display.show(List.of(view(3, 1)));
        display.show(List.of(view(4, 1)));
        display.print("Done.");
        display.print("Over.");

        assertThat(text().lines())
                .containsExactly(
                        "toy.counter  1 rows  syncing  50 %",
                        "toy.counter  3 rows  syncing, first sync complete",
                        "toy.counter  4 rows  syncing, first sync complete",
                        "Done.",
                        "Over.");
    }

    @Test
    void plainLinesShowTheRowsInASink() {
        PlainDisplay display = new PlainDisplay(out, CLOCK);

        display.show(List.of(view(3, OptionalLong.of(1), 1)));
        display.show(List.of(view(3, OptionalLong.of(3), 1)));
        display.print("Done.");

        assertThat(text().lines())
                .containsExactly(
                        "toy.counter  3 rows, 1 in PostgreSQL  syncing, first sync complete",
                        "toy.counter  3 rows, 3 in PostgreSQL  syncing, first sync complete",
                        "Done.");
    }

    private static TableView view(long rows, long lastSync) {
        return view(rows, OptionalLong.empty(), lastSync);
    }

    private static TableView view(long rows, OptionalLong stored, long lastSync) {
        return new TableView(
                "toy", "counter", "toy.counter", rows, stored, 0, OptionalDouble.of(0.5), lastSync, "syncing");
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
