package io.tributary.quickstart;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The terminal's size, queried at most every two seconds. 24 lines of 100 columns if it is unknown. */
final class TerminalSize {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private Instant refreshed = Instant.MIN;
    private int lines = 24;
    private int columns = 100;

    TerminalSize(InstantSource clock) {
        this.clock = clock;
    }

    /** Queries the terminal, unless that was done recently. */
    void refresh() {
        Instant now = clock.instant();
        if (!now.isBefore(refreshed.plus(PAUSE))) {
            refreshed = now;
            query();
        }
    }

    int lines() {
        return lines;
    }

    int columns() {
        return columns;
    }

    private void query() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            take(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            // No terminal, or no stty: keep the size.
            return;
        }
    }

    private void take(String output) {
        if (output.matches("[1-9]\\d{0,4} [1-9]\\d{0,4}")) {
            String[] numbers = output.split(" ");
            lines = Integer.parseInt(numbers[0]);
            columns = Integer.parseInt(numbers[1]);
        }
    }
}
