package io.tributary.connect.common.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Chooses the shard of each new key: the first one with enough room. */
final class ShardAllocator {
    private final List<Usage> shards = new ArrayList<>();
    private final TreeSet<Integer> open = new TreeSet<>();

    private static final class Usage {
        private int rows;
        private int characters;

        boolean hasRoomFor(String key) {
            return rows < Shard.MAX_ROWS && characters + key.length() <= Shard.MAX_CHARACTERS;
        }
    }

    /** Adds an empty shard. Returns its number. */
    int addShard() {
        shards.add(new Usage());
        open.add(shards.size() - 1);
        return shards.size() - 1;
    }

    /** The shard for a new key. */
    int shardFor(String key) {
        while (!open.isEmpty()) {
            int shard = open.first();
            if (shards.get(shard).hasRoomFor(key)) {
                return shard;
            }
            open.remove(shard);
        }
        return addShard();
    }

    /** Counts a key that was added to a shard. */
    void added(int shard, String key) {
        Usage usage = shards.get(shard);
        usage.rows++;
        usage.characters += key.length();
    }

    /** Discounts a key that was removed from a shard, which may take new keys again. */
    void removed(int shard, String key) {
        Usage usage = shards.get(shard);
        usage.rows--;
        usage.characters -= key.length();
        open.add(shard);
    }
}
