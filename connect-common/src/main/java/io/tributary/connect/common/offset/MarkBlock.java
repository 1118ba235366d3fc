package io.tributary.connect.common.offset;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

/** Marks of lists with consecutive ids, and their encoded form. */
final class MarkBlock {
    /** How many marks a block has at most. */
    static final int CAPACITY = 512;

    private static final int BYTES = 3 * Long.BYTES;

    private int size;
    private DeflatedPiece encoded;

    /** Marks have changed, and there are {@code more} of them, or fewer. */
    void changed(int more) {
        size += more;
        encoded = null;
    }

    /** How many marks the block has. */
    int size() {
        return size;
    }

    /** All marks of the block, encoded. Only encodes them if they have changed. */
    DeflatedPiece encoded(Collection<ListMark> marks) {
        if (encoded == null) {
            encoded = encode(List.copyOf(marks));
        }
        return encoded;
    }

    /** Three words for each mark. */
    static DeflatedPiece encode(List<ListMark> marks) {
        ByteBuffer words = ByteBuffer.allocate(marks.size() * BYTES);
        marks.forEach(mark -> words.putLong(mark.id()).putLong(mark.readAt()).putLong(mark.counter()));
        return DeflatedPiece.of(words.array());
    }
}
