package io.tributary.connect.intercom;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;

/** What a user types. */
interface Terminal {
    /** One line; null at the end of the input. */
    String line();

    /** One line that is not shown while it is typed; null at the end of the input. */
    String secret();

    /** The standard input: hides secrets wherever it is a terminal, also while the standard output goes to a file. */
    static Terminal standard() {
        Console console = System.console();
        return console == null ? new Stream() : new OfConsole(console);
    }

    /** Input and output are a terminal. */
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

    /** The input may be a terminal, the output is none. */
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

        /** Whether the standard input is a terminal and took the setting. */
        private static boolean stty(String setting) {
            ProcessBuilder stty = new ProcessBuilder("stty", setting)
                    .redirectInput(Redirect.INHERIT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD);
            try {
                return stty.start().waitFor() == 0;
            } catch (IOException e) {
                // A system without stty has no such terminal either.
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
