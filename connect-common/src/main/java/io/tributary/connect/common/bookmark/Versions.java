package io.tributary.connect.common.bookmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * Versions with their times in epoch ms, in {@linkplain VersionBlock blocks} from the oldest to the newest. So the newest ones are
 * found without a look at the others, and a block that has not changed since it was encoded last is not encoded again. Versions of
 * the same time are ordered by their hashes.
 */
final class Versions {
    private final List<VersionBlock> blocks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    /** The blocks, from the oldest to the newest. */
    List<VersionBlock> blocks() {
        return blocks;
    }

    /** Adds a version that is not there yet. */
    void add(long time, long version) {
        if (blocks.isEmpty()) {
            blocks.add(new VersionBlock(Long.MIN_VALUE, Long.MIN_VALUE));
        }
        int index = indexOf(time, version);
        if (blocks.get(index).isFull()) {
            makeRoom(index, time, version);
            index = indexOf(time, version);
        }
        blocks.get(index).add(time, version);
        size++;
    }

    /** Versions that come in order, or in the opposite order, fill their blocks; otherwise a full block is halved. */
    private void makeRoom(int index, long time, long version) {
        VersionBlock full = blocks.get(index);
        if (index == blocks.size() - 1 && time > full.newest()) {
            blocks.add(new VersionBlock(time, version));
        } else if (index == 0 && time < full.oldest()) {
            full.beginAt(full.oldest());
            blocks.add(0, new VersionBlock(Long.MIN_VALUE, Long.MIN_VALUE));
        } else {
            blocks.add(index + 1, full.takeNewerHalf());
        }
    }

    /** Removes a version that is there with this time. */
    void remove(long time, long version) {
        int index = indexOf(time, version);
        blocks.get(index).remove(version);
        if (blocks.get(index).size() == 0) {
            removeBlock(index);
        }
        size--;
    }

    /** The next block's versions may go to the first block from now on, whatever their times. */
    private void removeBlock(int index) {
        blocks.remove(index);
        if (index == 0 && !blocks.isEmpty()) {
            blocks.get(0).beginAt(Long.MIN_VALUE);
        }
    }

    /** The block where a version belongs. Most are newer than all others. */
    private int indexOf(long time, long version) {
        int low = 0;
        int high = blocks.size() - 1;
        int middle = high;
        while (low < high) {
            if (blocks.get(middle).isAfter(time, version)) {
                high = middle - 1;
            } else {
                low = middle;
            }
            middle = (low + high + 1) >>> 1;
        }
        return low;
    }

    /** How many versions have a time from {@code from} to before {@code to}. */
    int count(long from, long to) {
        int count = 0;
        for (VersionBlock block : blocks) {
            count += block.count(from, to);
        }
        return count;
    }

    /** Removes the versions before {@code time}. */
    void removeBefore(long time, LongConsumer removed) {
        while (!blocks.isEmpty() && blocks.get(0).oldest() < time) {
            removeIf(0, each -> each < time, removed);
            if (!blocks.isEmpty()) {
                blocks.get(0).findOldest();
            }
        }
    }

    /** Removes the versions with a time from {@code from} to before {@code to}. */
    void removeBetween(long from, long to, LongConsumer removed) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (blocks.get(i).touches(from, to)) {
                removeIf(i, time -> time >= from && time < to, removed);
            }
        }
    }

    private void removeIf(int index, LongPredicate times, LongConsumer removed) {
        VersionBlock block = blocks.get(index);
        int before = block.size();
        block.removeIf(times, removed);
        size -= before - block.size();
        if (block.size() == 0) {
            removeBlock(index);
        }
    }

    /** Removes the oldest block. Returns the time of its newest version. */
    long removeOldestBlock(LongConsumer removed) {
        long newest = blocks.get(0).newest();
        removeIf(0, time -> true, removed);
        return newest;
    }

    void clear() {
        blocks.clear();
        size = 0;
    }
}
