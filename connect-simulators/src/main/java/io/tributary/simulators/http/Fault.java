package io.tributary.simulators.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A fault of a request. */
@FunctionalInterface
public interface Fault {

    /** The vendor's real response. Getting it applies the request's effect on the vendor's state. */
    @FunctionalInterface
    interface RealResponse {
        Response get() throws IOException;
    }

    /** The response to send instead of {@code real}. */
    Response apply(RealResponse real, VendorErrors vendor) throws IOException;

    /** The vendor's error body with this status; the request has no effect. */
    static Fault status(int status) {
        return (real, vendor) -> vendor.error(status);
    }

    /** The vendor's 429, with a reset in {@code resetSeconds} seconds. */
    static Fault rateLimited(long resetSeconds) {
        return (real, vendor) -> vendor.rateLimited(resetSeconds);
    }

    /** The vendor's response for a token without the right to read {@code table}. */
    static Fault forbidden(String table) {
        return (real, vendor) -> vendor.forbidden(table);
    }

    /** A JSON body; the request has no effect. */
    static Fault json(int status, String body) {
        return (real, vendor) -> Response.json(status, body);
    }

    /** The real response, of which only {@code bytes} bytes of the body arrive; the request has its effect. */
    static Fault truncatedBody(int bytes) {
        return (real, vendor) -> real.get().delivered(Delivery.truncated(bytes));
    }

    /** The real response with a changed body ({@link Rewrite}); the request has its effect. */
    static Fault rewritten(UnaryOperator<String> change) {
        return (real, vendor) -> {
            Response response = real.get();
            String body = change.apply(new String(response.body(), StandardCharsets.UTF_8));
            return response.withBody(body.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Status 200 with an HTML page, as a proxy sends it; the request has no effect. */
    static Fault html200() {
        return (real, vendor) -> html(200, "<html><body><h1>We will be right back</h1></body></html>");
    }

    /** Status 403 with an HTML page, as a load balancer sends it; the request has no effect. */
    static Fault html403() {
        return (real, vendor) -> html(403, "<html><body><h1>403 Forbidden</h1></body></html>");
    }

    /** Status 200 with an empty body; the request has no effect. */
    static Fault empty200() {
        return (real, vendor) -> Response.json(200, "");
    }

    /** A TCP reset; the request has no effect. */
    static Fault reset() {
        return (real, vendor) -> Response.undelivered(Delivery.RESET);
    }

    /** A TCP reset instead of the real response; the request has its effect. */
    static Fault resetAfter() {
        return (real, vendor) -> real.get().delivered(Delivery.RESET);
    }

    /** No response until the client gives up; the request has no effect. */
    static Fault hang() {
        return (real, vendor) -> Response.undelivered(Delivery.SILENT);
    }

    /** The real response, delayed. */
    static Fault slow(long milliseconds) {
        return (real, vendor) -> {
            Pause.of(Duration.ofMillis(milliseconds));
            return real.get();
        };
    }

    private static Response html(int status, String page) {
        return Response.of(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }
}
