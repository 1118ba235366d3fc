package io.tributary.quickstart;

import java.util.Map;

/** Styles of text in a terminal. */
enum Style {
    NORMAL(""),
    BOLD("1"),
    FAINT("2"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** Whether the environment allows styles: NO_COLOR, CLICOLOR=0 and a dumb terminal each turn them off. */
    static boolean isEnabled(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"0".equals(environment.get("CLICOLOR"))
                && !"dumb".equals(environment.get("TERM"));
    }

    /** The text in this style. Its width does not change. */
    String of(String text) {
        return code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
