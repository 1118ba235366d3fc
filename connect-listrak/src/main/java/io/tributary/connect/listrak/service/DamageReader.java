package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.Damage;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes characters through and records each {@link XmlText#BROKEN} as damage. */
final class DamageReader extends FilterReader {
    private final Damage damage = new Damage();

    DamageReader(Reader in) {
        super(in);
    }

    /** The {@link Damage#code()} of the characters read so far. */
    long damage() {
        return damage.code();
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int from, int count) throws IOException {
        int read = super.read(buffer, from, count);
        for (int i = from; i < from + read; i++) {
            damage.take(buffer[i]);
            if (buffer[i] == XmlText.BROKEN) {
                damage.found();
            }
        }
        return read;
    }
}
