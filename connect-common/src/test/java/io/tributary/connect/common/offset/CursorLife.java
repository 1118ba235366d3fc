package io.tributary.connect.common.offset;

import io.tributary.connect.common.offset.LaggingApi.Shown;
import io.tributary.connect.common.offset.WatermarkModelTest.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** One random life of a cursor table: it drives a watermark as the sync of such a table does, and crashes at times. */
final class CursorLife {
    private static final String FIELD = "at";
    private static final int WALKS = 6;

    private final SplittableRandom random;
    private final Set<Fault> faults;
    private final LaggingApi api;
    private final boolean transactions;
    private final List<Long> sent = new ArrayList<>();
    private final Map<Integer, Long> newest = new HashMap<>();
    private final Set<Long> safe = new HashSet<>();
    private List<Shown> batch = new ArrayList<>();
    private Map<String, Object> offset;
    private Map<String, Object> committed;
    private Watermark watermark;

    CursorLife(SplittableRandom random, Set<Fault> faults) {
        this.random = random;
        this.faults = faults;
        this.api = new LaggingApi(random);
        this.transactions = random.nextBoolean();
        restart();
    }

    List<Long> sent() {
        return sent;
    }

    /** Lives, then checks that the topic ends equal to the API. */
    void run() {
        for (int walk = 0; walk < WALKS; walk++) {
            api.live(20);
            walk(true);
        }
        api.settle();
        walk(false);
        int before = sent.size();
        walk(false);
        require(before == sent.size(), "an idle walk sent " + sent.subList(before, sent.size()));
        require(newest.equals(api.truth()), "the topic has " + newest + ", the API " + api.truth());
    }

    private void restart() {
        watermark = new Watermark(FIELD, time -> time.minusMillis(LaggingApi.OVERLAP), Instant.EPOCH);
        watermark.restore(committed);
        offset = toOffset();
        batch = new ArrayList<>();
    }

    private void walk(boolean lively) {
        watermark.begin();
        long from = watermark.position().toEpochMilli() + (faults.contains(Fault.EXCLUSIVE_RESUME) ? 1 : 0);
        int size = 1 + random.nextInt(5);
        List<Shown> page = read(from, null, size);
        while (!page.isEmpty()) {
            for (Shown row : page) {
                take(row);
                if (lively && random.nextInt(60) == 0 && crash()) {
                    return;
                }
            }
            if (lively) {
                api.live(3);
            }
            page = read(from, page.get(page.size() - 1), size);
        }
        watermark.end();
        commitBatch();
    }

    private List<Shown> read(long from, Shown after, int size) {
        long clock = faults.contains(Fault.NO_CLOCK) ? Integer.MAX_VALUE : api.now();
        watermark.serverTime(Instant.ofEpochMilli(clock));
        return api.page(from, after, size);
    }

    private void take(Shown row) {
        if (watermark.isNew(row.time(), row.version())) {
            batch.add(row);
            watermark.sent(row.time(), row.version());
        }
        if (!batch.isEmpty() && random.nextInt(6) == 0) {
            commitBatch();
        }
    }

    private void commitBatch() {
        if (!batch.isEmpty()) {
            deliver(batch.size());
            committed = offset;
            batch = new ArrayList<>();
        }
    }

    /** The worker dies after some records of the batch: none or all of them where a transaction holds them. */
    private boolean crash() {
        int arrived = transactions ? random.nextInt(2) * batch.size() : random.nextInt(batch.size() + 1);
        if (arrived == batch.size()) {
            commitBatch();
        } else if (arrived > 0) {
            Map<String, Object> before = offset;
            deliver(arrived);
            committed = faults.contains(Fault.EVERY_RECORD_MOVES) ? offset : before;
        }
        restart();
        return true;
    }

    private void deliver(int records) {
        offset = toOffset();
        for (Shown row : batch.subList(0, records)) {
            require(!safe.contains(row.version()), row + " was sent and committed before");
            Long last = newest.put(row.id(), row.version());
            require(last == null || row.version() >= last, row + " comes after version " + last);
            sent.add(row.version());
            if (records == batch.size()) {
                require(safe.add(row.version()), row + " is twice in a batch");
            }
        }
    }

    private Map<String, Object> toOffset() {
        Map<String, Object> map = new HashMap<>(watermark.toOffset());
        if (faults.contains(Fault.NO_SEEN)) {
            map.remove(Watermark.SEEN);
        }
        return map;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
