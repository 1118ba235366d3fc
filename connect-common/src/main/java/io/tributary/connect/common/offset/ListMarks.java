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
 * Which lists of a table were read to their end, and when: so that thousands of lists without news are not all read again
 * after a restart. Some ten bytes a list in the stored offset; what was written for another position is void.
 */
public final class ListMarks {
    /**
     * The lists with the highest ids are stored, at most so many (400 kB at worst); the others are read again after a
     * restart.
     */
    static final int MAX_STORED = 20_000;

    private final TreeMap<Long, ListMark> marks = new TreeMap<>();
    private String text;
    private long textPosition;

    /**
     * A list was read to its end.
     *
     * @param serverTime the server's clock when the reading had begun: what came since may still show
     */
    public void put(ListMark mark, Instant serverTime) {
        put(mark.notAfter(serverTime.toEpochMilli()));
    }

    private void put(ListMark mark) {
        marks.put(mark.id(), mark);
        text = null;
    }

    /** The marks by list, as they are now. */
    public Map<Long, ListMark> copy() {
        return Map.copyOf(marks);
    }

    public boolean isEmpty() {
        return marks.isEmpty();
    }

    /** As base64 of compressed 64-bit words: {@code position} (epoch ms), then the marks. */
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
                out.writeLong(mark.version());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote for {@code position}.
     *
     * @throws IllegalArgumentException with a sentence, when the text is not of that form
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
            throw new IllegalArgumentException("no list of marks: " + e.getMessage(), e);
        }
        return marks;
    }
}
