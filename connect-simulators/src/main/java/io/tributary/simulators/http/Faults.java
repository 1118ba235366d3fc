package io.tributary.simulators.http;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * The faults that a test has scripted. A pattern is a path, optionally after a method ({@code GET /tags}). {@code *} stands for
 * any characters, {@code {name}} for one path segment. A request gets at most one fault: the oldest that matches and is not used
 * up. Thread-safe.
 */
public final class Faults {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private record Scripted(Pattern pattern, Fault fault, AtomicInteger remaining, BooleanSupplier applies) {

        boolean claim() {
            if (remaining.get() <= 0 || !applies.getAsBoolean()) {
                return false;
            }
            return remaining.getAndUpdate(count -> count == UNLIMITED ? count : Math.max(0, count - 1)) > 0;
        }
    }

    private final List<Scripted> scripted = new CopyOnWriteArrayList<>();

    /** Fails the next {@code times} matching requests. */
    public void next(String pattern, Fault fault, int times) {
        add(pattern, fault, times, () -> true);
    }

    /** Fails the next matching request. */
    public void next(String pattern, Fault fault) {
        next(pattern, fault, 1);
    }

    /** Skips {@code skipped} matching requests and fails the next one. */
    public void after(int skipped, String pattern, Fault fault) {
        AtomicInteger toSkip = new AtomicInteger(skipped);
        add(pattern, fault, 1, () -> toSkip.getAndUpdate(count -> Math.max(0, count - 1)) == 0);
    }

    /** Fails each matching request until {@link #clear()}. */
    public void always(String pattern, Fault fault) {
        add(pattern, fault, UNLIMITED, () -> true);
    }

    /** Fails each matching request with this probability, by a random generator with this seed. */
    public void sometimes(String pattern, Fault fault, double probability, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        add(pattern, fault, UNLIMITED, () -> {
            synchronized (random) {
                return random.nextDouble() < probability;
            }
        });
    }

    /** Removes all faults. */
    public void clear() {
        scripted.clear();
    }

    Optional<Fault> claim(String method, String path) {
        if (scripted.isEmpty()) {
            return Optional.empty();
        }
        String request = method + " " + path;
        return scripted.stream()
                .filter(one -> one.pattern().matcher(request).matches() && one.claim())
                .findFirst()
                .map(Scripted::fault);
    }

    private void add(String pattern, Fault fault, int times, BooleanSupplier applies) {
        scripted.add(new Scripted(compile(pattern), fault, new AtomicInteger(times), applies));
    }

    private static Pattern compile(String pattern) {
        String any = pattern.contains(" ") ? pattern : "* " + pattern;
        String expression = Pattern.quote(any).replace("*", "\\E.*\\Q").replaceAll("\\{[a-z_]+}", "\\\\E[^/]+\\\\Q");
        return Pattern.compile(expression);
    }
}
