package io.tributary.connect.common.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of an answer, after decompression, up to a size: a few kilobytes can be made to unpack into gigabytes. */
final class LimitedEntity extends HttpEntityWrapper {
    private static final long MB = 1024 * 1024;

    private final long most;

    LimitedEntity(HttpEntity entity, long mostBytes) {
        super(entity);
        this.most = mostBytes;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new Limited(super.getContent(), most);
    }

    private static final class Limited extends FilterInputStream {
        private final long most;
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("the answer is larger than " + most / MB + " MB");
            }
        }
    }
}
