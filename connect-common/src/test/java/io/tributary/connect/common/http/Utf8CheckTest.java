package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {
    private static final int CASES = 200_000;
    private static final int[] EDGES = {
        0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    /** Compared with Java's decoder. */
    @Test
    void acceptsUtf8AndNothingElse() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = new byte[random.nextInt(1, 7)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
            }
            assertThat(Utf8Check.isValid(bytes, 0, bytes.length)).isEqualTo(isUtf8(bytes));
            assertThat(damage(bytes, 2) == Damage.NONE).isEqualTo(isUtf8(bytes));
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void distinguishesDamage(int atOnce) throws IOException {
        byte[] text = "{\"id\":\"é漢😀\",\"name\":\"another\"}".getBytes(StandardCharsets.UTF_8);
        long one = damage(damaged(text, 3), 1000);
        assertThat(damage(text, atOnce)).isEqualTo(Damage.NONE);
        assertThat(damage(damaged(text, 3), atOnce)).isEqualTo(one).isPositive();
        assertThat(damage(damaged(text, 22), atOnce)).isNotEqualTo(one).isPositive();
    }

    private static byte[] damaged(byte[] text, int place) {
        byte[] damaged = text.clone();
        damaged[place] = (byte) 0xFF;
        return damaged;
    }

    private static long damage(byte[] bytes, int atOnce) throws IOException {
        try (Utf8Check check = new Utf8Check(new ByteArrayInputStream(bytes))) {
            byte[] buffer = new byte[atOnce];
            while (check.read(buffer, 0, atOnce) >= 0) {
                // Only the damage matters.
            }
            return check.damage();
        }
    }
}
