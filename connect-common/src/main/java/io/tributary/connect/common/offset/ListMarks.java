package io.tributary.connect.common.offset;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.InflaterInputStream;

/**
 * The lists of a table that were read completely, so that after a restart those without news are not read again. There may be
 * thousands. A stored mark takes about ten bytes.
 */
public final class ListMarks {
    /**
     * How many marks, those with the highest ids, are stored at most (400 kB at worst). The other lists are read again after a
     * restart.
     */
    static final int MAX_STORED = 20_000;

    private final TreeMap<Long, ListMark> marks = new TreeMap<>();
    /** By the lowest id that belongs there. */
    private final TreeMap<Long, MarkBlock> blocks = new TreeMap<>(Map.of(Long.MIN_VALUE, new MarkBlock()));

    private String text;
    private long textPosition;

    /**
     * A list was read completely.
     *
     * @param serverTime the server's clock when the read started; newer rows may be missing
     */
    public void put(ListMark mark, Instant serverTime) {
        put(mark.notAfter(serverTime.toEpochMilli()));
    }

    private void put(ListMark mark) {
        boolean isNew = marks.put(mark.id(), mark) == null;
        Map.Entry<Long, MarkBlock> block = blocks.floorEntry(mark.id());
        block.getValue().changed(isNew ? 1 : 0);
        if (block.getValue().size() > MarkBlock.CAPACITY) {
            halve(block);
        }
        text = null;
    }

    private void halve(Map.Entry<Long, MarkBlock> block) {
        int half = MarkBlock.CAPACITY / 2;
        Long middle =
                marks(block.getKey()).keySet().stream().skip(half).findFirst().orElseThrow();
        MarkBlock upper = new MarkBlock();
        upper.changed(block.getValue().size() - half);
        block.getValue().changed(-upper.size());
        blocks.put(middle, upper);
    }

    /** The marks of a block, in ascending order. */
    private NavigableMap<Long, ListMark> marks(Long first) {
        Long next = blocks.higherKey(first);
        return next == null ? marks.tailMap(first, true) : marks.subMap(first, true, next, false);
    }

    /** A copy of the marks, by list. */
    public Map<Long, ListMark> copy() {
        return Map.copyOf(marks);
    }

    /** Whether no list was read completely. */
    public boolean isEmpty() {
        return marks.isEmpty();
    }

    /**
     * In base64, as compressed 64-bit words: {@code position}, in epoch ms, then the marks, those with the highest ids first. Only
     * compresses the marks whose blocks have changed.
     */
    public String encode(long position) {
        if (text == null || textPosition != position) {
            text = Base64.getEncoder().withoutPadding().encodeToString(DeflatedPiece.join(pieces(position)));
            textPosition = position;
        }
        return text;
    }

    private List<DeflatedPiece> pieces(long position) {
        List<DeflatedPiece> pieces = new ArrayList<>();
        pieces.add(DeflatedPiece.of(
                ByteBuffer.allocate(Long.BYTES).putLong(position).array()));
        int left = MAX_STORED;
        for (Map.Entry<Long, MarkBlock> block : blocks.descendingMap().entrySet()) {
            Collection<ListMark> some = marks(block.getKey()).descendingMap().values();
            int size = block.getValue().size();
            if (size > left) {
                pieces.add(MarkBlock.encode(some.stream().limit(left).toList()));
                return pieces;
            }
            pieces.add(block.getValue().encoded(some));
            left -= size;
        }
        return pieces;
    }

    /**
     * Parses what {@link #encode} returned for {@code position}. Returns no marks if it belongs to another position.
     *
     * @throws IllegalArgumentException if the text does not have that form
     */
    public static ListMarks decode(String text, long position) {
        ListMarks marks = new ListMarks();
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text))))) {
            byte[] bytes = in.readNBytes((1 + 3 * MAX_STORED) * Long.BYTES);
            DataInputStream words = new DataInputStream(new ByteArrayInputStream(bytes));
            if (words.readLong() == position) {
                while (words.available() > 0) {
                    marks.put(new ListMark(words.readLong(), words.readLong(), words.readLong()));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a list of marks: " + e.getMessage(), e);
        }
        return marks;
    }
}
