package io.tributary.systemtests.fuzz;

import io.tributary.connect.common.testing.ForeignBodies;
import io.tributary.simulators.http.Delivery;
import io.tributary.simulators.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Mutates the HTTP response: its status, headers or bytes. */
final class ResponseMutator implements Mutator {
    private static final List<String> OTHER_BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "42",
            "\"text\"",
            "true",
            "{\"error\":\"something went wrong\"}",
            "{\"errors\":[{\"code\":\"server_error\",\"message\":\"something went wrong\"}]}",
            "{\"type\":\"error.list\",\"errors\":[{\"code\":\"server_error\",\"message\":\"oops\"}]}",
            "{\"data\":null}",
            "{\"data\":{}}",
            "{\"data\":[null]}",
            "{\"data\":{\"data\":[]}}",
            "{\"result\":{\"data\":[{\"id\":\"1\"}]}}",
            "<html><body>We will be right back</body></html>",
            "<?xml version=\"1.0\"?><a/>",
            "\u0000\u0000\u0000",
            "PK\u0003\u0004");
    private static final List<Integer> STATUSES =
            List.of(204, 205, 206, 301, 302, 303, 307, 308, 304, 408, 425, 500, 502, 503, 520, 599);
    /** Statuses that are a verdict on a table, a row or a credential, but only in the vendor's own error format. */
    private static final List<Integer> VERDICTS = List.of(400, 401, 402, 403, 404, 406, 407, 410, 422);

    /** Times that have passed, or almost. */
    private static final List<String> NOW = List.of(
            "0",
            "0.01",
            "0, 0",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Thursday, 01-Jan-70 00:00:00 GMT",
            "Thu Jan  1 00:00:00 1970");
    /** Times that have passed, are odd, or are too far away to be plausible. None causes a wait that would slow a test down. */
    private static final List<String> RESETS = List.of(
            "0",
            "-1",
            "0.01",
            "0, 0",
            "",
            " ",
            "soon",
            "NaN",
            "1e3",
            "9".repeat(40),
            "253402300799000",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Thursday, 01-Jan-70 00:00:00 GMT",
            "Thu Jan  1 00:00:00 1970",
            "Thu, 01 Jan 1970 00:00:00 GMT, 0",
            "Fri, 31 Dec 9999 23:59:59 GMT");

    private static final List<String> QUOTAS = List.of("0", "-1", "0.5", "0, 0", "", "many", "9".repeat(40));
    private static final List<String> DATES = List.of(
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "yesterday",
            "",
            "0",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Fri, 31 Dec 2099 23:59:59 GMT, Thu, 01 Jan 1970 00:00:00 GMT",
            "Mon, 01 Jan 0001 00:00:00 GMT");
    private static final List<String> TYPES = List.of(
            "text/html",
            "application/octet-stream",
            "",
            ";",
            "application/json; charset=utf-16",
            "image/png",
            "a/b; charset=nonsense");
    private static final List<String> ENCODINGS =
            List.of("gzip", "deflate", "br", "zstd", "nonsense", "gzip, gzip", "identity");

    @Override
    public Mutation mutate(Response real, SplittableRandom random) {
        return switch (random.nextInt(16)) {
            case 0 -> body("another body: ", real, bytes(OddJson.any(OTHER_BODIES, random)));
            case 1 -> status(real, random);
            case 2 -> headers("Date", OddJson.any(DATES, random), real);
            case 3 -> headers("Content-Type", OddJson.any(TYPES, random), real);
            case 4 -> headers("Content-Encoding", OddJson.any(ENCODINGS, random), real);
            case 5 -> cut(real, random);
            case 6 -> ended(real, random);
            case 7 ->
                body("after a BOM: ", real, join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, real.body()));
            case 8 ->
                body(
                        "with more at the end: ",
                        real,
                        join(real.body(), bytes(OddJson.any(List.of("garbage", "{}", "]", "\u0000", "\n\n"), random))));
            case 9 ->
                body(
                        "in UTF-16: ",
                        real,
                        new String(real.body(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE));
            case 10 -> gzipped(real, random);
            case 11 -> flipped(real, random);
            case 12 -> later(real, random);
            case 13 -> quota(real, random);
            default -> foreign(real, random);
        };
    }

    /** A response of a proxy, a gateway, a firewall or another program. */
    private static Mutation foreign(Response real, SplittableRandom random) {
        int status = OddJson.any(VERDICTS, random);
        String body = OddJson.any(ForeignBodies.ALL, random);
        String type = OddJson.any(List.of("text/html", "application/json", "text/xml; charset=utf-8"), random);
        String shown = body.replaceAll("\\s+", " ");
        return new Mutation(
                "foreign " + status + ", " + type + ": " + shown.substring(0, Math.min(60, shown.length())),
                Response.of(status, type, bytes(body)));
    }

    /** After a 429 that does not say how long to wait, some vendors' policies wait a minute. */
    private static Mutation later(Response real, SplittableRandom random) {
        int status = random.nextBoolean() ? 429 : 503;
        String reset = OddJson.any(status == 429 ? NOW : RESETS, random);
        Response response = new Response(status, real.headers(), real.body(), Delivery.COMPLETE);
        return new Mutation(status + ", Retry-After: " + reset, response.with(Map.of("Retry-After", reset)));
    }

    private static Mutation quota(Response real, SplittableRandom random) {
        String left = OddJson.any(QUOTAS, random);
        String reset = OddJson.any(RESETS, random);
        return new Mutation(
                "X-RateLimit-Remaining: " + left + ", X-RateLimit-Reset: " + reset,
                real.with(Map.of("X-RateLimit-Remaining", left, "X-RateLimit-Reset", reset)));
    }

    private static Mutation status(Response real, SplittableRandom random) {
        int status = OddJson.any(STATUSES, random);
        byte[] body = random.nextBoolean() ? new byte[0] : real.body();
        Response response = new Response(
                status, real.headers(), status == 204 || status == 304 ? new byte[0] : body, Delivery.COMPLETE);
        return new Mutation("status " + status, response.with(Map.of("Location", "http://127.0.0.1:9/elsewhere")));
    }

    private static Mutation headers(String name, String value, Response real) {
        return new Mutation(name + ": " + value, real.with(Map.of(name, value)));
    }

    private static Mutation cut(Response real, SplittableRandom random) {
        int bytes = random.nextInt(1 + real.body().length);
        return new Mutation("cut after " + bytes + " bytes", real.delivered(Delivery.truncated(bytes)));
    }

    /** A shorter body, with a matching length. */
    private static Mutation ended(Response real, SplittableRandom random) {
        int bytes = random.nextInt(1 + real.body().length);
        return body("only " + bytes + " bytes of: ", real, Arrays.copyOf(real.body(), bytes));
    }

    private static Mutation flipped(Response real, SplittableRandom random) {
        if (real.body().length == 0) {
            return new Mutation("as it is", real);
        }
        byte[] body = real.body().clone();
        int at = random.nextInt(body.length);
        body[at] = (byte) 0xFF;
        return body("byte " + at + " is none of UTF-8: ", real, body);
    }

    private static Mutation gzipped(Response real, SplittableRandom random) {
        byte[] full = gzip(real.body());
        boolean cut = random.nextBoolean();
        byte[] sent = cut ? Arrays.copyOf(full, random.nextInt(full.length)) : damaged(full, random);
        Response response = new Response(real.status(), real.headers(), sent, Delivery.COMPLETE);
        return new Mutation(
                cut ? "gzip that ends after " + sent.length : "damaged gzip",
                response.with(Map.of("Content-Encoding", "gzip")));
    }

    private static byte[] damaged(byte[] full, SplittableRandom random) {
        byte[] bytes = full.clone();
        bytes[random.nextInt(bytes.length)] ^= 0x55;
        return bytes;
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Mutation body(String what, Response real, byte[] body) {
        String shown = new String(body, 0, Math.min(60, body.length), StandardCharsets.ISO_8859_1);
        return new Mutation(what + shown, new Response(real.status(), real.headers(), body, Delivery.COMPLETE));
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
