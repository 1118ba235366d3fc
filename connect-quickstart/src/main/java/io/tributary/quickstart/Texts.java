package io.tributary.quickstart;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers and times as they are shown. */
final class Texts {
    private static final int BAR = 12;

    private Texts() {}

    /** A count with thousands separators. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count with thousands separators; blank where it is unknown. */
    static String count(OptionalLong number) {
        return number.isEmpty() ? "" : count(number.getAsLong());
    }

    /** A rate without decimals; blank when nothing moves. */
    static String rate(double perSecond) {
        return perSecond < 0.5 ? "" : count(Math.round(perSecond));
    }

    /** The text, or its beginning and an ellipsis where it has more characters than {@code width}, at least 1. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    /** How long ago a time in epoch milliseconds was; blank for 0. */
    static String ago(long time, long now) {
        if (time == 0) {
            return "";
        }
        Duration age = Duration.ofMillis(Math.max(0, now - time));
        if (age.toSeconds() < 2) {
            return "just now";
        }
        if (age.toMinutes() < 2) {
            return age.toSeconds() + " s ago";
        }
        return age.toHours() < 2 ? age.toMinutes() + " min ago" : age.toHours() + " h ago";
    }

    /** A bar with the percentage beside it; blank where the fraction is unknown. */
    static String bar(OptionalDouble fraction) {
        if (fraction.isEmpty()) {
            return "";
        }
        int full = (int) Math.floor(fraction.getAsDouble() * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full) + " " + percent(fraction);
    }

    /** A whole percentage, rounded down, so that 100 means all; blank where the fraction is unknown. */
    static String percent(OptionalDouble fraction) {
        if (fraction.isEmpty()) {
            return "";
        }
        return String.format(Locale.ROOT, "%3d %%", (int) Math.floor(fraction.getAsDouble() * 100));
    }
}
