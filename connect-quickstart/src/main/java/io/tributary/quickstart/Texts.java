package io.tributary.quickstart;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Formats numbers and times. */
final class Texts {
    private static final int BAR = 12;

    private Texts() {}

    /** A count with thousands separators. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count with thousands separators. Blank if it is unknown. */
    static String count(OptionalLong number) {
        return number.isEmpty() ? "" : count(number.getAsLong());
    }

    /** A rate without decimals. Blank if it is about 0. */
    static String rate(double perSecond) {
        return perSecond < 0.5 ? "" : count(Math.round(perSecond));
    }

    /** The text, cut with an ellipsis if it is longer than {@code width} characters, at least 1. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    /** How long ago a time in epoch ms was. Blank for 0. */
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

    /** A bar with its percentage. Blank if the fraction is unknown. */
    static String bar(OptionalDouble fraction) {
        if (fraction.isEmpty()) {
            return "";
        }
        int full = (int) Math.floor(fraction.getAsDouble() * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full) + " " + percent(fraction);
    }

    /** A percentage, rounded down so that 100 means all. Blank if the fraction is unknown. */
    static String percent(OptionalDouble fraction) {
        if (fraction.isEmpty()) {
            return "";
        }
        return String.format(Locale.ROOT, "%3d %%", (int) Math.floor(fraction.getAsDouble() * 100));
    }
}
