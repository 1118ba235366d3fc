package io.tributary.simulators.http;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * The faults that a test has scripted. A pattern is a path, with or without its method in front ({@code GET /tags}); {@code *}
 * stands for any characters and {@code {name}} for one path segment. The oldest fault that matches a request and is not used up
 * applies, one a request. Thread-safe.
 */
public final class Faults {

    private static final int WITHOUT_END = Integer.MAX_VALUE;

    private record Scripted(Pattern pattern, Fault fault, AtomicInteger left, BooleanSupplier strikes) {

        boolean claim() {
            if (left.get() <= 0 || !strikes.getAsBoolean()) {
                return false;
            }
            return left.getAndUpdate(count -> count == WITHOUT_END ? count : Math.max(0, count - 1)) > 0;
        }
    }

    private final List<Scripted> scripted = new CopyOnWriteArrayList<>();

    /** The next {@code times} requests that match fail. */
    public void next(String pattern, Fault fault, int times) {
        add(pattern, fault, times, () -> true);
    }

    /** The next request that matches fails. */
    public void next(String pattern, Fault fault) {
        next(pattern, fault, 1);
    }

    /** Skips {@code passing} matching requests and fails the one after. */
    public void after(int passing, String pattern, Fault fault) {
        AtomicInteger toPass = new AtomicInteger(passing);
        add(pattern, fault, 1, () -> toPass.getAndUpdate(count -> Math.max(0, count - 1)) == 0);
    }

    /** Every request that matches fails until {@link #clear()}. */
    public void always(String pattern, Fault fault) {
        add(pattern, fault, WITHOUT_END, () -> true);
    }

    /** Each request that matches fails with this probability, drawn from a generator with this seed. */
    public void sometimes(String pattern, Fault fault, double probability, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        add(pattern, fault, WITHOUT_END, () -> {
            synchronized (random) {
                return random.nextDouble() < probability;
            }
        });
    }

    /** Forgets all faults. */
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

    private void add(String pattern, Fault fault, int times, BooleanSupplier strikes) {
        scripted.add(new Scripted(compile(pattern), fault, new AtomicInteger(times), strikes));
    }

    private static Pattern compile(String pattern) {
        String any = pattern.contains(" ") ? pattern : "* " + pattern;
        String expression = Pattern.quote(any).replace("*", "\\E.*\\Q").replaceAll("\\{[a-z_]+}", "\\\\E[^/]+\\\\Q");
        return Pattern.compile(expression);
    }
}
