package io.tributary.testkit.hostile;

import static io.tributary.connect.common.testing.RawServer.refusal;
import static io.tributary.connect.common.testing.RawServer.response;
import static io.tributary.testkit.hostile.Wire.chunk;
import static io.tributary.testkit.hostile.Wire.chunks;
import static io.tributary.testkit.hostile.Wire.coded;
import static io.tributary.testkit.hostile.Wire.deflate;
import static io.tributary.testkit.hostile.Wire.drip;
import static io.tributary.testkit.hostile.Wire.endless;
import static io.tributary.testkit.hostile.Wire.gzip;
import static io.tributary.testkit.hostile.Wire.join;
import static io.tributary.testkit.hostile.Wire.many;
import static io.tributary.testkit.hostile.Wire.ok;
import static io.tributary.testkit.hostile.Wire.raw;
import static io.tributary.testkit.hostile.Wire.reset;

import io.tributary.connect.common.testing.ForeignBodies;
import io.tributary.connect.common.testing.RawServer.Response;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Responses that no API sends, by what is wrong with them. None of them must be trusted: the request is retried. Their rows have the
 * key {@link ForeignBodies#MARKER}.
 */
public final class Hostile {
    private static final String MARKER = ForeignBodies.MARKER;
    private static final String ROW = "{\"id\":\"" + MARKER + "\",\"updated_at\":1500,\"n\":9}";
    /** A page of either table. */
    static final String BODY = "{\"things\":[" + ROW + "],\"rows\":[" + ROW + "]}";

    private static final byte[] BYTES = Wire.bytes(BODY);
    private static final int LENGTH = BODY.length();
    private static final int FLOOD = 20_000;
    private static final int MB = 1024 * 1024;
    private static final byte[] BLANKS = many(Wire.bytes(" ".repeat(MB)), 70);
    private static final byte[] BOMB = gzip(BLANKS);

    private Hostile() {}

    /** All responses, by what is wrong with them. */
    public static Map<String, Response> responses() {
        Map<String, Response> all = new LinkedHashMap<>();
        heads(all);
        lengths(all);
        chunked(all);
        codings(all);
        bodies(all);
        statuses(all);
        return all;
    }

    private static void heads(Map<String, Response> all) {
        all.put("nothing", raw(""));
        all.put("a reset", reset(""));
        all.put("a reset in the head", reset("HTTP/1.1 200 OK\r\nContent-"));
        all.put("another protocol", raw("SSH-2.0-" + MARKER + "\r\n\r\n"));
        all.put("a TLS alert", raw("\u0015\u0003\u0003\u0000\u0002\u0002\u0016"));
        all.put("an HTTP/2 frame", raw("\u0000\u0000\u0012\u0004\u0000\u0000\u0000\u0000\u0000" + "\u0000".repeat(18)));
        all.put("a body without a head", raw(BODY));
        all.put("an unknown version", raw("HTTP/9.9 200 OK\r\n\r\n" + BODY));
        all.put("a status without digits", raw("HTTP/1.1 " + MARKER + " OK\r\n\r\n" + BODY));
        all.put("a status with five digits", raw("HTTP/1.1 20000 OK\r\n\r\n" + BODY));
        all.put("a status below 0", raw("HTTP/1.1 -200 OK\r\n\r\n" + BODY));
        all.put("a status of 0", raw("HTTP/1.1 000 OK\r\n\r\n" + BODY));
        all.put("an endless status line", endless("HTTP/1.1 200 ", "OK ".repeat(FLOOD)));
        all.put("interim responses only", endless("", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"));
        all.put("a protocol switch", raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" + BODY));
        all.put("a line that is not a header", ok(MARKER + "\r\n", BODY));
        all.put("an endless header line", endless("HTTP/1.1 200 OK\r\nX: ", MARKER.repeat(FLOOD)));
        all.put("endless headers", endless("HTTP/1.1 200 OK\r\n", ("X: " + MARKER + "\r\n").repeat(FLOOD)));
        all.put("a head that drips byte by byte", drip("HTTP/1.1 200 OK\r\nX: ", 'x'));
        all.put("a head of NUL bytes that drips", drip("HTTP/1.1 200 OK\r\n", '\0'));
    }

    private static void lengths(Map<String, Response> all) {
        all.put("a Content-Length that is too high", ok("Content-Length: " + (LENGTH + 1) + "\r\n", BODY));
        all.put("a Content-Length that is too low", ok("Content-Length: " + (LENGTH - 1) + "\r\n", BODY));
        all.put("a reset in the body", reset("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + BODY));
        all.put("a negative length", ok("Content-Length: -1\r\n", BODY));
        all.put("a length without digits", ok("Content-Length: " + MARKER + "\r\n", BODY));
        all.put("a length beyond 64 bits", ok("Content-Length: 9223372036854775808\r\n", BODY));
        all.put(
                "a body that drips byte by byte",
                drip("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n" + BODY, ' '));
    }

    private static void chunked(Map<String, Response> all) {
        all.put("a chunk without a size", chunks(MARKER + "\r\n" + BODY + "\r\n0\r\n\r\n"));
        all.put("a chunk of negative size", chunks("-5\r\n" + BODY + "\r\n0\r\n\r\n"));
        all.put("a chunk size beyond 64 bits", chunks("FFFFFFFFFFFFFFFFF\r\n" + BODY + "\r\n0\r\n\r\n"));
        all.put("a chunk longer than its size", chunks("5\r\n" + BODY + "\r\n0\r\n\r\n"));
        all.put("a truncated chunk", chunks("fff\r\n" + BODY));
        all.put("no last chunk", chunks(chunk(BODY)));
        all.put(
                "an endless chunk extension",
                endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x=y;".repeat(FLOOD)));
        all.put(
                "endless trailers",
                endless(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(BODY) + "0\r\n",
                        ("X: " + MARKER + "\r\n").repeat(FLOOD)));
        all.put("an unknown transfer coding", ok("Transfer-Encoding: " + MARKER + "\r\n", BODY));
    }

    private static void codings(Map<String, Response> all) {
        all.put("gzip that is not gzip", coded("gzip", BYTES));
        all.put("truncated gzip", coded("gzip", cut(gzip(BYTES))));
        all.put("gzip of half an response", coded("gzip", gzip(cut(BYTES))));
        all.put("gzip with trailing JSON", coded("gzip", join(gzip(BYTES), gzip(BYTES))));
        all.put("gzip with a wrong checksum", coded("gzip", damaged(gzip(BYTES), 8)));
        all.put("deflate that is not deflate", coded("deflate", Wire.bytes("\u0078" + BODY)));
        all.put("truncated deflate", coded("deflate", cut(deflate(BYTES))));
        all.put("br", coded("br", BYTES));
        all.put("zstd", coded("zstd", BYTES));
        all.put("an unknown coding", coded(MARKER, BYTES));
    }

    /** Responses that cost far more to decompress than to send. */
    public static Map<String, Response> bombs() {
        Map<String, Response> all = new LinkedHashMap<>();
        byte[] thrice = gzip(gzip(BOMB));
        all.put("a bomb in three layers", coded("gzip, gzip, gzip", thrice));
        all.put("a bomb in four layers", coded("deflate, gzip, gzip, gzip", thrice));
        all.put("gzip in gzip", coded("gzip, gzip", gzip(gzip(BYTES))));
        all.put("twenty codings", coded("gzip" + ", gzip".repeat(19), BYTES));
        all.put(
                "two Content-Encoding headers",
                response(200, gzip(gzip(BYTES)), "Content-Encoding: gzip", "Content-Encoding: gzip"));
        all.put("20,000 empty members", coded("gzip", many(gzip(new byte[0]), FLOOD)));
        all.put(
                "20,000 empty members before the response",
                coded("gzip", join(many(gzip(new byte[0]), FLOOD), gzip(BYTES))));
        return all;
    }

    /** Responses that are too large, or never end. */
    public static Map<String, Response> large() {
        Map<String, Response> all = new LinkedHashMap<>();
        all.put("an endless body", endless("HTTP/1.1 200 OK\r\n\r\n" + BODY, " ".repeat(MB)));
        all.put(
                "endless chunks",
                endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(BODY), chunk(" ".repeat(MB))));
        all.put("a gzip bomb", coded("gzip", BOMB));
        all.put("a deflate bomb", coded("deflate", deflate(BLANKS)));
        all.put("endless blanks", endless("HTTP/1.1 200 OK\r\n\r\n", " ".repeat(MB)));
        all.put("an endless envelope", endless("HTTP/1.1 200 OK\r\n\r\n{\"a\":", "{\"a\":".repeat(FLOOD)));
        all.put("an endless number", endless("HTTP/1.1 200 OK\r\n\r\n{\"a\":", "9".repeat(FLOOD)));
        all.put("an endless name", endless("HTTP/1.1 200 OK\r\n\r\n{\"", MARKER.repeat(FLOOD)));
        return all;
    }

    private static void bodies(Map<String, Response> all) {
        all.put("a leading NUL", response(200, "\0" + BODY));
        all.put("two values", response(200, BODY + BODY));
        all.put("trailing garbage", response(200, BODY + MARKER));
        all.put("a trailing comma", response(200, BODY + ","));
        all.put("truncated JSON", response(200, cut(BYTES)));
        all.put("JSON truncated after the rows", response(200, BODY.substring(0, LENGTH - 1)));
        all.put("a list instead of the object", response(200, "[" + BODY + "]"));
        all.put("the object inside another one", response(200, "{\"data\":" + BODY + "}"));
        all.put("a string instead of the object", response(200, "\"" + MARKER + "\""));
        all.put("an object instead of the rows", response(200, "{\"things\":" + ROW + ",\"rows\":" + ROW + "}"));
        all.put("lists instead of rows", response(200, "{\"things\":[[" + ROW + "]],\"rows\":[[" + ROW + "]]}"));
        all.put("rows under other names", response(200, "{\"thing\":[" + ROW + "],\"row\":[" + ROW + "]}"));
        all.put("no rows", response(200, "{\"next\":null}"));
        all.put("endless brackets", endless("HTTP/1.1 200 OK\r\n\r\n", "[".repeat(FLOOD)));
    }

    private static void statuses(Map<String, Response> all) {
        Iterator<Integer> verdicts = Stream.generate(() -> List.of(200, 400, 401, 403, 404, 406, 410, 422))
                .flatMap(List::stream)
                .iterator();
        for (String body : ForeignBodies.ALL) {
            int status = verdicts.next();
            String shown = body.replaceAll("\\s+", " ");
            all.put(
                    "foreign " + status + ": " + shown.substring(0, Math.min(60, shown.length())),
                    response(status, body));
        }
        for (int status : List.of(201, 202, 203, 204, 205, 206, 208, 226, 299, 300, 304, 305, 399)) {
            all.put("status " + status, response(status, status == 204 || status == 304 ? "" : BODY));
        }
        for (int status : List.of(301, 302, 303, 307, 308)) {
            all.put("a redirect " + status, response(status, BODY, "Location: http://127.0.0.1:9/" + MARKER));
        }
        for (int status : List.of(408, 500, 502, 503, 504, 520, 529, 599)) {
            all.put("error " + status, refusal(status));
        }
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] damaged(byte[] bytes, int fromTheEnd) {
        byte[] damaged = bytes.clone();
        damaged[bytes.length - fromTheEnd] ^= 0x55;
        return damaged;
    }
}
