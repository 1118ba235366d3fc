package io.tributary.simulators.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Something that goes wrong with a request. */
@FunctionalInterface
public interface Fault {

    /** What the vendor would have answered; calling it has the request's effect on the vendor's state. */
    @FunctionalInterface
    interface Answer {
        Response get() throws IOException;
    }

    /** What goes out instead of {@code answer}. */
    Response apply(Answer answer, VendorErrors vendor) throws IOException;

    /** The vendor's error body with this status; the request has no effect. */
    static Fault status(int status) {
        return (answer, vendor) -> vendor.error(status);
    }

    /** 429 as the vendor shapes it, naming a reset in {@code resetSeconds} seconds. */
    static Fault rateLimited(long resetSeconds) {
        return (answer, vendor) -> vendor.rateLimited(resetSeconds);
    }

    /** The vendor's answer for a token without the right to read {@code table}. */
    static Fault forbidden(String table) {
        return (answer, vendor) -> vendor.forbidden(table);
    }

    /** A JSON body of the test's own; the request has no effect. */
    static Fault json(int status, String body) {
        return (answer, vendor) -> Response.json(status, body);
    }

    /** The real answer, of which only {@code bytes} bytes of the body arrive; the request has its effect. */
    static Fault cutBody(int bytes) {
        return (answer, vendor) -> answer.get().delivered(Delivery.cut(bytes));
    }

    /** The real answer, its body's text changed ({@link Rewrite}); the request has its effect. */
    static Fault rewritten(UnaryOperator<String> change) {
        return (answer, vendor) -> {
            Response real = answer.get();
            String body = change.apply(new String(real.body(), StandardCharsets.UTF_8));
            return new Response(real.status(), real.headers(), body.getBytes(StandardCharsets.UTF_8), real.delivery());
        };
    }

    /** Status 200 with a page of HTML, as a proxy in between sends; the request has no effect. */
    static Fault html200() {
        return (answer, vendor) -> html(200, "<html><body><h1>We will be right back</h1></body></html>");
    }

    /** Status 403 with a page of HTML, as a load balancer sends; the request has no effect. */
    static Fault html403() {
        return (answer, vendor) -> html(403, "<html><body><h1>403 Forbidden</h1></body></html>");
    }

    /** Status 200 with an empty body; the request has no effect. */
    static Fault empty200() {
        return (answer, vendor) -> Response.json(200, "");
    }

    /** A TCP reset before the request has any effect. */
    static Fault reset() {
        return (answer, vendor) -> Response.undelivered(Delivery.RESET);
    }

    /** The request has its effect, then a TCP reset: its answer is lost. */
    static Fault resetAfter() {
        return (answer, vendor) -> answer.get().delivered(Delivery.RESET);
    }

    /** No answer until the client gives up; the request has no effect. */
    static Fault hang() {
        return (answer, vendor) -> Response.undelivered(Delivery.SILENT);
    }

    /** The real answer, late. */
    static Fault slow(long milliseconds) {
        return (answer, vendor) -> {
            Pause.of(Duration.ofMillis(milliseconds));
            return answer.get();
        };
    }

    private static Response html(int status, String page) {
        return Response.of(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }
}
