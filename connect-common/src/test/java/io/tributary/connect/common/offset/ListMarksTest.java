package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class ListMarksTest {
    private static final long POSITION = 1_700_000_000_000L;
    private static final Instant NOW = Instant.ofEpochMilli(POSITION).plus(Duration.ofDays(1));

    private final ListMarks marks = new ListMarks();

    @Test
    void areRestoredAsTheyWere() {
        marks.put(new ListMark(7, 100, 3), NOW);
        marks.put(new ListMark(-2, 200, 0), NOW);
        marks.put(new ListMark(7, 300, 4), NOW);
        ListMarks restored = ListMarks.decode(marks.encode(POSITION), POSITION);
        assertThat(restored.copy()).isEqualTo(marks.copy()).hasSize(2);
        assertThat(restored.copy().get(7L)).isEqualTo(new ListMark(7, 300, 4));
    }

    @Test
    void areAsOldAsTheServerSaysIfTheWorkersClockIsAhead() {
        marks.put(new ListMark(7, 100, 3), Instant.ofEpochMilli(60));
        marks.put(new ListMark(8, 100, 3), Instant.ofEpochMilli(160));
        assertThat(marks.copy().values()).extracting(ListMark::readAt).containsExactlyInAnyOrder(60L, 100L);
    }

    @Test
    void areIgnoredIfAUserHasMovedThePosition() {
        marks.put(new ListMark(7, 100, 3), NOW);
        assertThat(ListMarks.decode(marks.encode(POSITION), POSITION + 1).isEmpty())
                .isTrue();
        assertThat(ListMarks.decode(marks.encode(POSITION + 1), POSITION + 1).isEmpty())
                .isFalse();
    }

    @Test
    void fitIntoAnOffset() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2 * ListMarks.MAX_STORED; i++) {
            marks.put(
                    new ListMark(
                            11_000_000 + i * 40L + random.nextInt(40),
                            POSITION + random.nextInt(86_400_000),
                            random.nextInt(1_000_000)),
                    NOW);
        }
        String text = marks.encode(POSITION);
        assertThat(text.length()).isLessThan(400_000);
        assertThat(ListMarks.decode(text, POSITION).copy()).hasSize(ListMarks.MAX_STORED);
    }

    /** Marks of any order, most of them encoded before, are stored like those that are encoded for the first time. */
    @Test
    void areStoredLikeNewOnesAfterAnyChanges() {
        for (int seed = 0; seed < 4; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ListMarks changing = new ListMarks();
            TreeMap<Long, ListMark> model = new TreeMap<>(Comparator.reverseOrder());
            for (int step = 1; step <= 30_000; step++) {
                long id = seed % 2 == 0 ? random.nextInt(25_000) : (30_000 - step) / (1 + random.nextInt(2));
                ListMark mark = new ListMark(id, POSITION + random.nextInt(1_000), random.nextInt(50));
                changing.put(mark, NOW);
                model.put(id, mark);
                if (step % 1_000 == 0) {
                    long position = POSITION + step;
                    assertThat(words(changing.encode(position)))
                            .as("seed %d, step %d", seed, step)
                            .isEqualTo(words(position, model));
                }
            }
        }
    }

    /** The stored form by its description: the position, then the marks with the highest ids. */
    private static List<Long> words(long position, TreeMap<Long, ListMark> marks) {
        Stream<Long> stored = marks.values().stream()
                .limit(ListMarks.MAX_STORED)
                .flatMap(mark -> Stream.of(mark.id(), mark.readAt(), mark.counter()));
        return Stream.concat(Stream.of(position), stored).toList();
    }

    private static List<Long> words(String text) {
        byte[] compressed = Base64.getDecoder().decode(text);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            LongBuffer words = ByteBuffer.wrap(in.readAllBytes()).asLongBuffer();
            return LongStream.generate(words::get)
                    .limit(words.remaining())
                    .boxed()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refuseWhatTheyDidNotWrite() {
        for (String text : new String[] {"", "?", "AAAA", "eJwDAAAAAAE"}) {
            assertThatThrownBy(() -> ListMarks.decode(text, POSITION))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a list of marks");
        }
    }
}
