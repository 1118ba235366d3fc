package io.tributary.connect.intercom.oauth;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;

/** Reads what the user types. */
interface Terminal {
    /** Reads one line. Null at the end of the input. */
    String line();

    /** Reads one line without echo. Null at the end of the input. */
    String secret();

    /** Reads the standard input. Hides secrets if it is a terminal, even if the standard output is redirected. */
    static Terminal standard() {
        Console console = System.console();
        return console == null ? new Stream() : new OfConsole(console);
    }

    /** Both input and output are a terminal. */
    record OfConsole(Console console) implements Terminal {
        @Override
        public String line() {
            return console.readLine();
        }

        @Override
        public String secret() {
            char[] secret = console.readPassword();
            return secret == null ? null : new String(secret);
        }
    }

    /** The output is not a terminal, but the input may be. */
    final class Stream implements Terminal {
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

        @Override
        public String line() {
            try {
                return in.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String secret() {
            boolean hidden = stty("-echo");
            Thread showAgain = new Thread(() -> stty("echo"), "show-input-again");
            if (hidden) {
                Runtime.getRuntime().addShutdownHook(showAgain);
            }
            try {
                return line();
            } finally {
                if (hidden) {
                    stty("echo");
                    Runtime.getRuntime().removeShutdownHook(showAgain);
                }
            }
        }

        /** Whether the standard input is a terminal and accepted the setting. */
        private static boolean stty(String setting) {
            ProcessBuilder stty = new ProcessBuilder("stty", setting)
                    .redirectInput(Redirect.INHERIT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD);
            try {
                return stty.start().waitFor() == 0;
            } catch (IOException e) {
                // Without stty there is no such terminal.
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
