package io.tributary.connect.common.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The decompressed body of a response. Only one content coding is accepted, because nested ones can turn a kilobyte into hours of
 * work. Size and deadline are checked before and after decompression. Closing it early drops the connection instead of reading the
 * rest. Used by the request thread of its call.
 */
final class ResponseEntity extends HttpEntityWrapper {
    private final List<String> codings;
    private final HttpCall call;
    private InputStream content;

    ResponseEntity(ClassicHttpResponse response, HttpCall call) {
        super(response.getEntity());
        this.codings = codings(response);
        this.call = call;
    }

    private static List<String> codings(ClassicHttpResponse response) {
        return Arrays.stream(response.getHeaders(HttpHeaders.CONTENT_ENCODING))
                .map(Header::getValue)
                .flatMap(value -> Arrays.stream(String.valueOf(value).split(",")))
                .map(coding -> coding.trim().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
    }

    @Override
    public InputStream getContent() throws IOException {
        if (content == null) {
            InputStream compressed = new Limited(super.getContent(), call);
            content = codings.isEmpty() ? compressed : new Limited(decompressed(compressed), call);
        }
        return content;
    }

    private InputStream decompressed(InputStream compressed) throws IOException {
        return switch (String.join(",", codings)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(compressed);
            case "deflate" -> new DeflateInputStream(compressed);
            default ->
                throw new IOException("the response has a Content-Encoding other than gzip, which was not requested");
        };
    }

    private static final class Limited extends FilterInputStream {
        private final HttpCall call;
        private long count;
        private boolean ended;

        Limited(InputStream in, HttpCall call) {
            super(in);
            this.call = call;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            call.check();
            int read = readMembers(buffer, offset, length);
            ended |= read < 0;
            count += Math.max(0, read);
            call.received(count);
            return read;
        }

        /** {@code GZIPInputStream} recurses once per member, and any number of members may be empty. */
        private int readMembers(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (StackOverflowError e) {
                throw new IOException("the compressed response has too many members", e);
            }
        }

        /** {@code GZIPInputStream} only reads further members if something is available. */
        @Override
        public int available() {
            return ended ? 0 : 1;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return readNBytes((int) Math.min(bytes, Integer.MAX_VALUE)).length;
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                call.abort();
            }
            super.close();
        }
    }
}
