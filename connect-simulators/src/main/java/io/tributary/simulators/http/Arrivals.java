package io.tributary.simulators.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Runs actions when requests arrive, so that tests can change rows in the middle of a sync. Thread-safe. */
final class Arrivals {

    private record Hook(String endpoint, AtomicLong remaining, Runnable action) {}

    private final List<Hook> hooks = new CopyOnWriteArrayList<>();

    void on(String endpoint, long number, Runnable action) {
        hooks.add(new Hook(endpoint, new AtomicLong(number), action));
    }

    void arrived(String endpoint) {
        for (Hook hook : hooks) {
            if (hook.endpoint().equals(endpoint) && hook.remaining().decrementAndGet() == 0) {
                hooks.remove(hook);
                hook.action().run();
            }
        }
    }
}
