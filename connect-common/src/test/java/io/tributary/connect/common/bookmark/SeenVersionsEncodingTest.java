package io.tributary.connect.common.bookmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is stored of the versions equals what a plain model would store, and costs what has changed. */
class SeenVersionsEncodingTest {
    /** How many orders of times there are. */
    private static final int ORDERS = 4;

    private static final int SEEDS = 2 * ORDERS;
    private static final int STEPS = 12_000;
    private static final int STEPS_PER_TEXT = 150;
    private static final long WIDEST_GAP = 5_000;
    private static final long POSITION = 77;
    private static final long COMPLETE = 5;
    private static final Comparator<Version> NEWEST_FIRST = Comparator.comparingLong(Version::time)
            .thenComparingLong(Version::hash)
            .reversed();

    private SeenVersions seen = new SeenVersions();
    private final Map<Long, Long> own = new HashMap<>();
    private final Set<Long> inherited = new HashSet<>();
    private final Set<Long> inGap = new HashSet<>();
    private long floor;
    private long gapFrom;
    private long gapTo;

    @Test
    void storedVersionsAreThoseOfAPlainModel() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            begin(random);
            for (int step = 1; step <= STEPS; step++) {
                take(random, seed % ORDERS);
                if (step % STEPS_PER_TEXT == 0) {
                    int max = 1 + random.nextInt(random.nextBoolean() ? 6_000 : 700);
                    String when = "seed " + seed + ", step " + step;
                    if (seed < ORDERS) {
                        assertPlain(max, when);
                    } else {
                        assertTimed(max, when);
                    }
                }
            }
        }
    }

    private void begin(SplittableRandom random) {
        own.clear();
        inherited.clear();
        inGap.clear();
        floor = 0;
        gapFrom = 0;
        gapTo = 0;
        int stored = random.nextInt(3_000);
        ByteBuffer words = ByteBuffer.allocate((1 + stored) * Long.BYTES).putLong(POSITION);
        for (int i = 0; i < stored; i++) {
            long version = version(random);
            inherited.add(version);
            words.putLong(version);
        }
        seen = SeenVersions.decode(Base64.getEncoder().withoutPadding().encodeToString(words.array()), POSITION);
    }

    private static long version(SplittableRandom random) {
        return random.nextInt(15_000) * 0x9E3779B97F4A7C15L;
    }

    /** @param order of the times: ascending, descending, all alike, none */
    private void take(SplittableRandom random, int order) {
        long version = version(random);
        long time = time(random, order);
        if (inGap.contains(version) || time >= gapFrom && time < gapTo) {
            return;
        }
        switch (random.nextInt(40)) {
            case 0 -> remove(version);
            case 1 -> forgetBefore(floor + random.nextInt(60));
            case 2 -> widenGap(time, time + random.nextInt(3));
            case 3 -> forgetInherited(random.nextInt(300) == 0);
            case 4, 5, 6, 7, 8, 9, 10, 11 -> {
                boolean known = own.containsKey(version) || inherited.contains(version);
                assertThat(seen.contains(time, version)).isEqualTo(known);
                if (known) {
                    add(time, version);
                }
            }
            default -> {
                seen.add(time, version);
                add(time, version);
            }
        }
    }

    private long time(SplittableRandom random, int order) {
        int done = own.size();
        return switch (order) {
            case 0 -> floor + done + random.nextInt(20);
            case 1 -> floor + 20_000 - done - random.nextInt(20);
            case 2 -> floor + random.nextInt(2);
            default -> floor + random.nextInt(20_000) - 30;
        };
    }

    private void add(long time, long version) {
        if (time >= floor) {
            inherited.remove(version);
            own.merge(version, time, Math::max);
        } else if (inherited.contains(version)) {
            seen.remove(version);
            inherited.remove(version);
        }
    }

    private void remove(long version) {
        seen.remove(version);
        own.remove(version);
        inherited.remove(version);
    }

    private void forgetBefore(long time) {
        floor = Math.max(floor, time);
        seen.forgetBefore(time);
        own.values().removeIf(each -> each < floor);
    }

    /** What is in the gap may be forgotten at any time; so the model does not use it any more. */
    private void widenGap(long from, long to) {
        boolean isFirst = gapFrom == gapTo;
        long widerFrom = isFirst ? from : Math.min(gapFrom, from);
        long widerTo = isFirst ? to : Math.max(gapTo, to);
        if (widerTo - widerFrom > WIDEST_GAP) {
            return;
        }
        gapFrom = widerFrom;
        gapTo = widerTo;
        seen.gap(gapFrom, gapTo);
        own.forEach((version, time) -> {
            if (time >= gapFrom && time < gapTo) {
                inGap.add(version);
            }
        });
        own.keySet().removeAll(inGap);
    }

    private void forgetInherited(boolean now) {
        if (now) {
            seen.forgetInherited();
            inherited.clear();
        }
    }

    private List<Version> newest(int max) {
        return own.entrySet().stream()
                .map(entry -> new Version(entry.getValue(), entry.getKey()))
                .sorted(NEWEST_FIRST)
                .limit(max)
                .toList();
    }

    private void assertPlain(int max, String when) {
        List<Long> expected = Stream.concat(
                        newest(max).stream().map(Version::hash),
                        inherited.stream().sorted(Comparator.reverseOrder()))
                .limit(max)
                .toList();
        ByteBuffer words = bytes(seen.encode(POSITION, max));
        assertThat(words.getLong()).isEqualTo(POSITION);
        List<Long> stored = new ArrayList<>();
        while (words.hasRemaining()) {
            stored.add(words.getLong());
        }
        assertThat(stored.stream().sorted().toList())
                .as(when)
                .isEqualTo(expected.stream().sorted().toList());
        assertThat(seen.size()).as(when).isEqualTo(own.size() + inherited.size());
        assertThat(seen.countFrom(floor + 40))
                .as(when)
                .isEqualTo(inherited.size()
                        + own.values().stream()
                                .filter(time -> time >= floor + 40)
                                .count());
    }

    private void assertTimed(int max, String when) {
        List<Version> expected = newest(max);
        boolean all = own.size() <= max;
        ByteBuffer words = bytes(seen.encodeTimed(POSITION, COMPLETE, max));
        assertThat(words.getLong()).isEqualTo(POSITION);
        long from = all ? floor : expected.get(max - 1).time() + 1;
        assertThat(words.getLong()).as(when).isEqualTo(Math.max(COMPLETE, from));
        List<Version> stored = new ArrayList<>();
        while (words.hasRemaining()) {
            stored.add(new Version(words.getInt(), words.getLong()));
        }
        assertThat(stored.stream().sorted(NEWEST_FIRST).toList())
                .as(when)
                .isEqualTo(expected.stream()
                        .map(version -> new Version(seconds(version.time()), version.hash()))
                        .sorted(NEWEST_FIRST)
                        .toList());
    }

    private static long seconds(long time) {
        return Math.floorDiv(Math.max(0, time) + 999, 1000);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    }

    /** Counts the versions that are encoded when a batch is stored: as many with 1,000 versions as with 50,000. */
    @Test
    void batchCostsWhatItHasChanged() {
        int batch = 2_000;
        for (int known : new int[] {1_000, 10_000, 50_000, 200_000}) {
            SplittableRandom random = new SplittableRandom(known);
            Versions versions = new Versions();
            for (int i = 0; i < known; i++) {
                versions.add(i, random.nextLong());
            }
            encode(versions);
            Set<Base64Piece> before = pieces(versions);
            for (int i = 0; i < batch; i++) {
                versions.add(known + i, random.nextLong());
            }
            encode(versions);
            Set<Base64Piece> after = pieces(versions);
            after.removeAll(before);
            assertThat(after.size() * VersionBlock.CAPACITY)
                    .as("%d versions", known)
                    .isBetween(batch, batch + 2 * VersionBlock.CAPACITY);
        }
    }

    private static void encode(Versions versions) {
        new NewestVersions(VersionForm.PLAIN, SeenVersions.MAX_STORED, 0, 0)
                .add(versions)
                .text(ByteBuffer.allocate(Long.BYTES).putLong(POSITION));
    }

    private static Set<Base64Piece> pieces(Versions versions) {
        Set<Base64Piece> pieces = Collections.newSetFromMap(new IdentityHashMap<>());
        versions.blocks().stream()
                .filter(VersionBlock::isEncoded)
                .map(block -> block.encoded(VersionForm.PLAIN))
                .forEach(pieces::add);
        return pieces;
    }
}
