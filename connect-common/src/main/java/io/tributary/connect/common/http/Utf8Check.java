package io.tributary.connect.common.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Passes bytes through unchanged and checks that they are UTF-8: no truncated or overlong characters, and no surrogates. */
final class Utf8Check extends FilterInputStream {
    /** Reads eight bytes at a time. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final long NOT_ASCII = 0x8080808080808080L;
    private static final int ASCII = 0x80;
    private static final int FIRST_OF_TWO = 0xC2;
    private static final int FIRST_OF_THREE = 0xE0;
    private static final int BEFORE_SURROGATES = 0xED;
    private static final int FIRST_OF_FOUR = 0xF0;
    private static final int LAST_FIRST = 0xF4;
    private static final int CONTINUED = 0xBF;

    private final Damage damage = new Damage();
    private int missing;
    private int min = ASCII;
    private int max = CONTINUED;

    Utf8Check(InputStream in) {
        super(in);
    }

    /** Whether these bytes are complete characters in UTF-8. */
    static boolean isValid(byte[] bytes, int from, int count) {
        Utf8Check check = new Utf8Check(InputStream.nullInputStream());
        check.take(bytes, from, count);
        return check.damage() == Damage.NONE && check.missing == 0;
    }

    /** The {@link Damage#code()} of what was read. */
    long damage() {
        return damage.code();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
        int read = super.read(buffer, from, count);
        if (read >= 0) {
            take(buffer, from, read);
        } else if (missing > 0) {
            missing = 0;
            damage.found();
        }
        return read;
    }

    private void take(byte[] buffer, int from, int count) {
        int end = from + count;
        for (int i = from; i < end; ) {
            if (missing == 0 && end - i >= Long.BYTES && isAscii((long) EIGHT.get(buffer, i))) {
                damage.takeEight((long) EIGHT.get(buffer, i));
                i += Long.BYTES;
            } else {
                takeOne(buffer[i++] & 0xFF);
            }
        }
    }

    private static boolean isAscii(long eight) {
        return (eight & NOT_ASCII) == 0;
    }

    private void takeOne(int here) {
        damage.take(here);
        if (here >= ASCII || missing > 0) {
            take(here);
        }
    }

    private void take(int here) {
        boolean continues = missing > 0 && here >= min && here <= max;
        if (missing > 0 && !continues) {
            damage.found();
        }
        if (continues) {
            missing--;
            expect(ASCII, CONTINUED);
        } else {
            start(here);
        }
    }

    /** Takes the first byte of a character. Some first bytes restrict the second one (table 3-7 of the Unicode Standard). */
    private void start(int first) {
        missing = first < FIRST_OF_TWO || first > LAST_FIRST
                ? 0
                : first < FIRST_OF_THREE ? 1 : first < FIRST_OF_FOUR ? 2 : 3;
        if (missing == 0 && first >= ASCII) {
            damage.found();
        }
        expect(
                first == FIRST_OF_THREE ? 0xA0 : first == FIRST_OF_FOUR ? 0x90 : ASCII,
                first == BEFORE_SURROGATES ? 0x9F : first == LAST_FIRST ? 0x8F : CONTINUED);
    }

    private void expect(int from, int to) {
        min = from;
        max = to;
    }
}
