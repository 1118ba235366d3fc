package io.tributary.connect.common.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
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
        marks.put(mark.id(), mark);
        text = null;
    }

    /** A copy of the marks, by list. */
    public Map<Long, ListMark> copy() {
        return Map.copyOf(marks);
    }

    /** Whether no list was read completely. */
    public boolean isEmpty() {
        return marks.isEmpty();
    }

    /** In base64, as compressed 64-bit words: {@code position}, in epoch ms, then the marks. */
    public String encode(long position) {
        if (text == null || textPosition != position) {
            text = Base64.getEncoder().withoutPadding().encodeToString(bytes(position));
            textPosition = position;
        }
        return text;
    }

    private byte[] bytes(long position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            out.writeLong(position);
            for (ListMark mark :
                    marks.descendingMap().values().stream().limit(MAX_STORED).toList()) {
                out.writeLong(mark.id());
                out.writeLong(mark.readAt());
                out.writeLong(mark.counter());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
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
