package io.tributary.connect.listrak.service;

/** Distinguishes text, tags and comments in XML, character by character. */
final class XmlMarkup {
    /** The parser refuses longer names. */
    static final int LONGEST_TAG = 1000;

    private static final int LONGEST_OPENING = 8;

    /** What a character began or ended. */
    enum Event {
        NONE,
        /** A bracket. It is not known yet what it opens. */
        OPEN,
        /** A tag is complete. */
        TAG
    }

    private enum State {
        TEXT,
        OPEN,
        START_TAG,
        END_TAG,
        OTHER
    }

    private final StringBuilder opening = new StringBuilder();
    private State state = State.TEXT;
    private State tag = State.TEXT;
    private char quote;
    private char last;
    private char before;
    private int attributes;
    private int length;

    /** The end of the text at {@code from}, which need not be taken. {@code from} if there is no text. */
    int endOfText(char[] buffer, int from, int end) {
        int here = from;
        while (state == State.TEXT && here < end && buffer[here] != '<') {
            here++;
        }
        return here;
    }

    /** Takes the next character. */
    Event take(char here) {
        Event event = switch (state) {
            case TEXT -> text(here);
            case OPEN -> open(here);
            case START_TAG, END_TAG -> tag(here);
            case OTHER -> other(here);
        };
        if (event != Event.TAG) {
            before = last;
            last = here;
        }
        return event;
    }

    private Event text(char here) {
        state = here == '<' ? State.OPEN : State.TEXT;
        return here == '<' ? Event.OPEN : Event.NONE;
    }

    private Event open(char here) {
        opening.setLength(0);
        attributes = 0;
        length = 0;
        state = here == '/' ? State.END_TAG : here == '!' || here == '?' ? State.OTHER : State.START_TAG;
        tag = state;
        last = ' ';
        return state == State.OTHER ? other(here) : tag(here);
    }

    private Event tag(char here) {
        if (quote != 0) {
            quote = here == quote ? 0 : quote;
        } else if (here == '>') {
            state = State.TEXT;
            return Event.TAG;
        } else if (here == '"' || here == '\'') {
            quote = here;
            attributes++;
        } else {
            length++;
        }
        return Event.NONE;
    }

    private Event other(char here) {
        if (opening.length() < LONGEST_OPENING) {
            opening.append(here);
        }
        state = here == '>' && endsOther() ? State.TEXT : State.OTHER;
        return Event.NONE;
    }

    private boolean endsOther() {
        return switch (opening.charAt(0) == '?' ? '?' : opening.length() > 1 ? opening.charAt(1) : ' ') {
            case '?' -> last == '?';
            case '-' -> last == '-' && before == '-';
            case '[' -> last == ']' && before == ']';
            default -> true;
        };
    }

    /** Whether the last character was an opening bracket. */
    boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether the current or last tag is a start tag. */
    boolean isStartTag() {
        return tag == State.START_TAG;
    }

    /** Whether the last tag is an empty element. */
    boolean isEmptyElement() {
        return last == '/';
    }

    /** Number of attributes of the last tag. */
    int attributes() {
        return attributes;
    }

    /** Why the parser would refuse the last tag. Null if it would not. */
    String refusal() {
        return length > LONGEST_TAG ? "a tag of the row is longer than " + LONGEST_TAG + " characters" : null;
    }
}
