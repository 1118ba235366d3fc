package io.tributary.simulators.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What happens when requests arrive: changes that tests make in the middle of a client's walk. Thread-safe. */
final class Arrivals {

    private record Hook(String endpoint, AtomicLong toCome, Runnable action) {}

    private final List<Hook> hooks = new CopyOnWriteArrayList<>();

    void on(String endpoint, long number, Runnable action) {
        hooks.add(new Hook(endpoint, new AtomicLong(number), action));
    }

    void arrived(String endpoint) {
        for (Hook hook : hooks) {
            if (hook.endpoint().equals(endpoint) && hook.toCome().decrementAndGet() == 0) {
                hooks.remove(hook);
                hook.action().run();
            }
        }
    }
}
