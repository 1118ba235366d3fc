package io.tributary.quickstart;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The terminal's size, asked for again at most every two seconds; 24 lines of 100 columns where it cannot be told. */
final class TerminalSize {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private Instant asked = Instant.MIN;
    private int lines = 24;
    private int columns = 100;

    TerminalSize(InstantSource clock) {
        this.clock = clock;
    }

    /** Asks the terminal unless that was done just now. */
    void refresh() {
        Instant now = clock.instant();
        if (!now.isBefore(asked.plus(PAUSE))) {
            asked = now;
            ask();
        }
    }

    int lines() {
        return lines;
    }

    int columns() {
        return columns;
    }

    private void ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            take(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            // No terminal, or no stty: nothing is known that is better than the size assumed.
            return;
        }
    }

    private void take(String response) {
        if (response.matches("[1-9]\\d{0,4} [1-9]\\d{0,4}")) {
            String[] numbers = response.split(" ");
            lines = Integer.parseInt(numbers[0]);
            columns = Integer.parseInt(numbers[1]);
        }
    }
}
