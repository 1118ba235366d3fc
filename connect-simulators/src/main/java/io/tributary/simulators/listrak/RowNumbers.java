package io.tributary.simulators.listrak;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers rows of each kind from 0. Thread-safe. */
final class RowNumbers {
    private final Map<String, AtomicLong> next = new ConcurrentHashMap<>();

    long next(String kind) {
        return next.computeIfAbsent(kind, first -> new AtomicLong()).getAndIncrement();
    }
}
