package io.tributary.sandbox.quickstart;

/** How text looks in a terminal. */
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

    /** The text in this style; it is as wide as before. */
    String of(String text) {
        return code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
