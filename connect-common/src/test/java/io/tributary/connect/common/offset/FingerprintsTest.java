package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.offset.Fingerprints.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Map<SourcePartition, Map<String, Object>> stored = new HashMap<>();
    private Fingerprints fingerprints = new Fingerprints("t", 100_000, null);

    @Test
    void rowsAreNewThenUnchangedThenChanged() {
        assertThat(sweep("a", 1)).containsExactly(Finding.NEW);
        assertThat(sweep("a", 1)).containsExactly(Finding.UNCHANGED);
        assertThat(sweep("a", 2)).containsExactly(Finding.CHANGED);
        assertThat(sweep("a", 2)).containsExactly(Finding.UNCHANGED);
    }

    @Test
    void beyondTheLimitRowsAreUntracked() {
        fingerprints = new Fingerprints("t", 1, null);
        assertThat(sweep("a", 1, "b", 1)).containsExactly(Finding.NEW, Finding.UNTRACKED);
        assertThat(sweep("a", 1, "b", 1)).containsExactly(Finding.UNCHANGED, Finding.UNTRACKED);
        assertThat(fingerprints.partitionOf("b")).isEqualTo(SourcePartition.of("t"));
        assertThat(fingerprints.size()).isEqualTo(1);
    }

    @Test
    void keyThatIsTooLongToParseIsUntracked() {
        assertThat(sweep(longKey(60_000), 1, longKey(19_000), 1)).containsExactly(Finding.UNTRACKED, Finding.NEW);
        fingerprints.offsetChanges().forEach((partition, change) -> Shard.requireValid(change.after(), 1));
    }

    private static String longKey(int characters) {
        return "[\"" + "k".repeat(characters) + "\"]";
    }

    @Test
    void oneSweepIsEnoughIfPagesDoNotShift() {
        sweep("a", 1, "b", 1);
        sweep("a", 1);
        assertThat(fingerprints.endSweep(1)).containsExactly("b");
    }

    @Test
    void twoConsecutiveSweepsMustMissTheRowIfPagesShift() {
        sweep("a", 1, "b", 1);
        sweep("a", 1);
        assertThat(fingerprints.endSweep(2)).isEmpty();
        sweep("a", 1, "b", 1);
        assertThat(fingerprints.endSweep(2)).isEmpty();
        sweep("a", 1);
        assertThat(fingerprints.endSweep(2)).isEmpty();
        sweep("a", 1);
        assertThat(fingerprints.endSweep(2)).containsExactly("b");
    }

    @Test
    void massDeleteNeedsTwoFurtherSweeps() {
        sweepRange(0, 20);
        fingerprints.endSweep(1);
        for (int sweep = 0; sweep < 2; sweep++) {
            sweepRange(0, 9);
            assertThat(fingerprints.endSweep(1)).isEmpty();
        }
        sweepRange(0, 9);
        assertThat(fingerprints.endSweep(1)).hasSize(11);
    }

    @Test
    void halfOfTheRowsOrFewRowsAreNotAMassDelete() {
        sweepRange(0, 20);
        sweepRange(0, 10);
        assertThat(fingerprints.endSweep(1)).hasSize(10);
        fingerprints = new Fingerprints("t", 100, null);
        sweepRange(0, 19);
        sweepRange(0, 1);
        assertThat(fingerprints.endSweep(1)).hasSize(18);
    }

    @Test
    void newRowsDoNotHideAMassDelete() {
        sweepRange(0, 20);
        fingerprints.endSweep(1);
        sweepRange(100, 150);
        assertThat(fingerprints.endSweep(1)).isEmpty();
    }

    @Test
    void shardsFillInOrderAndAreSmall() {
        sweepRange(0, 500);
        assertThat(fingerprints.partitionOf(key(0))).isEqualTo(shard(0));
        assertThat(fingerprints.partitionOf(key(499))).isEqualTo(shard(2));
        assertThat(fingerprints.offsetChanges()).containsOnlyKeys(shard(0), shard(1), shard(2));
        assertThat(fingerprints.offsetChanges()).isEmpty();
    }

    @Test
    void freeSlotsAreFilledFirst() {
        sweepRange(0, 450);
        fingerprints.offsetChanges();
        fingerprints.forget(key(7));
        sweep("new", 1, "newer", 1);
        assertThat(fingerprints.partitionOf("new")).isEqualTo(shard(0));
        assertThat(fingerprints.partitionOf("newer")).isEqualTo(shard(2));
        assertThat(fingerprints.partitionOf(key(7))).isEqualTo(SourcePartition.of("t"));
    }

    @Test
    void changeHasTheOffsetsBeforeAndAfter() {
        sweep("a", 1);
        OffsetChange first = fingerprints.offsetChanges().get(shard(0));
        assertThat(rows(first.before())).isEmpty();
        assertThat(rows(first.after())).containsOnlyKeys("a");
        sweep("a", 2, "b", 1);
        OffsetChange second = fingerprints.offsetChanges().get(shard(0));
        assertThat(second.before()).isEqualTo(first.after());
        assertThat(rows(second.after())).containsOnlyKeys("a", "b");
    }

    @Test
    void storedFingerprintsAreRestored() {
        sweepRange(0, 1_000);
        store();
        reload(null);
        assertThat(fingerprints.size()).isEqualTo(1_000);
        sweepRange(0, 1_000);
        assertThat(fingerprints.offsetChanges()).isEmpty();
        assertThat(sweep(key(5), 77)).containsExactly(Finding.CHANGED);
    }

    @Test
    void shardsAreReadInBlocksUntilABlockIsEmpty() {
        sweepRange(0, 200 * 40);
        store();
        List<Integer> requested = new ArrayList<>();
        fingerprints = new Fingerprints("t", 100_000, null);
        fingerprints.load(partitions -> {
            requested.add(partitions.size());
            return stored;
        });
        assertThat(requested).containsExactly(32, 32, 32);
        assertThat(fingerprints.size()).isEqualTo(8_000);
    }

    @Test
    void missingShardLeavesTheOthers() {
        sweepRange(0, 600);
        store();
        stored.remove(shard(1));
        reload(null);
        assertThat(fingerprints.size()).isEqualTo(400);
        sweepRange(0, 600);
        assertThat(fingerprints.offsetChanges()).containsOnlyKeys(shard(1));
    }

    @Test
    void shardsOfAnotherGenerationAreIgnored() {
        sweep("a", 1);
        store();
        reload(Map.of("generation", 1L));
        assertThat(sweep("a", 1)).containsExactly(Finding.NEW);
        store();
        reload(Map.of("generation", 1));
        assertThat(sweep("a", 1)).containsExactly(Finding.UNCHANGED);
    }

    @Test
    void wrongShardsAreExplained() {
        assertRefused(Map.of("generation", 0, "rows", "{"), "invalid JSON");
        assertRefused(Map.of("generation", 0, "rows", "{\"a\":\"AAAA\"}"), "AAAA");
        assertRefused(Map.of("generation", 0, "rows", "{}", "version", 9), "version 9");
        Shard.requireValid(Map.of("generation", 0, "rows", "{}"), 1);
    }

    private void assertRefused(Map<String, Object> offset, String words) {
        assertThatThrownBy(() -> Shard.requireValid(offset, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private void store() {
        fingerprints.offsetChanges().forEach((partition, change) -> stored.put(partition, change.after()));
    }

    private void reload(Map<String, Object> tableOffset) {
        fingerprints = new Fingerprints("t", 100_000, tableOffset);
        fingerprints.load(this::read);
    }

    private Map<SourcePartition, Map<String, Object>> read(Collection<SourcePartition> partitions) {
        Map<SourcePartition, Map<String, Object>> found = new HashMap<>(stored);
        found.keySet().retainAll(partitions);
        return found;
    }

    private static SourcePartition shard(int number) {
        return SourcePartition.ofShard("t", number);
    }

    private static Map<String, Long> rows(Map<String, Object> offset) {
        return Shard.fromOffset(offset, 0);
    }

    private void sweepRange(int from, int to) {
        fingerprints.beginSweep();
        IntStream.range(from, to).forEach(i -> fingerprints.see(key(i), i));
    }

    private List<Finding> sweep(Object... keysAndFingerprints) {
        fingerprints.beginSweep();
        return IntStream.range(0, keysAndFingerprints.length / 2)
                .mapToObj(i -> fingerprints.see(
                        (String) keysAndFingerprints[2 * i], ((Number) keysAndFingerprints[2 * i + 1]).longValue()))
                .toList();
    }

    private static String key(int number) {
        return "[\"" + number + "\"]";
    }
}
