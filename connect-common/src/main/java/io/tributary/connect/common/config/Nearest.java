package io.tributary.connect.common.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelled one most likely stands for. */
public final class Nearest {
    private static final int MAX_CHARACTERS = 100;
    private static final int FEW = 2;
    private static final int PART = 3;

    private Nearest() {}

    /** The name in {@code known} that differs least from {@code name}. Empty if all of them differ by more than a third. */
    public static Optional<String> to(String name, Collection<String> known) {
        if (name.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int max = Math.max(FEW, name.length() / PART);
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(other -> distance(lower, other)))
                .filter(found -> distance(lower, found) <= max);
    }

    /** The number of characters that differ. 0 if {@code name} only lacks leading or trailing parts. */
    private static int distance(String name, String known) {
        boolean part = known.startsWith(name + '.') || known.endsWith('.' + name);
        return part ? 0 : edits(name, known);
    }

    /** Levenshtein distance. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(diagonal, row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
