package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Describes broken responses without quoting them. Messages of HTTP, JSON and XML parsers may quote a response, so they are replaced.
 */
final class BrokenResponse {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** Failures whose messages never quote a response. */
    private static final List<Class<? extends IOException>> SAFE = List.of(
            SocketException.class,
            InterruptedIOException.class,
            UnknownHostException.class,
            SSLException.class,
            ConnectionClosedException.class,
            NoHttpResponseException.class,
            MessageConstraintException.class,
            EOFException.class,
            ZipException.class);

    private BrokenResponse() {}

    /** Why {@code failure} is not a response of the API. */
    static String reason(Failure failure) {
        return failure.cause() == null ? foreign(failure) : unreadable(failure);
    }

    private static String foreign(Failure failure) {
        int status = failure.status();
        String kind = failure.kind().description();
        return switch (status / 100) {
            case 2 -> kind + "; expected status 200" + BodyKind.ADVICE;
            case 3 -> kind + "; redirects are not followed" + BodyKind.ADVICE;
            case 4 -> kind + " that is not in the API's error format" + BodyKind.ADVICE + credentialHint(failure);
            default -> kind;
        };
    }

    /** An empty refusal may be the API's own: some APIs do not document the body of a 401. */
    private static String credentialHint(Failure failure) {
        boolean refused = failure.status() == UNAUTHORIZED || failure.status() == FORBIDDEN;
        return refused && failure.kind() == BodyKind.NONE ? "; if there is none, check the credential" : "";
    }

    private static String unreadable(Failure failure) {
        if (failure.cause() instanceof JsonProcessingException parsing) {
            return failure.kind() == BodyKind.JSON
                    ? "invalid or truncated JSON at byte " + place(parsing)
                    : failure.kind().insteadOf("JSON");
        }
        return describe(failure.cause());
    }

    private static String place(JsonProcessingException parsing) {
        return parsing.getLocation() == null
                ? "?"
                : Long.toString(parsing.getLocation().getByteOffset());
    }

    private static String describe(IOException cause) {
        if (cause.getClass() == IOException.class || isOurs(cause)) {
            return String.valueOf(cause.getMessage());
        }
        boolean safe = SAFE.stream().anyMatch(type -> type.isInstance(cause));
        return safe ? cause.toString() : cause.getClass().getName() + ": the response is not valid HTTP";
    }

    /** Whether the message is the connector's own. */
    private static boolean isOurs(IOException cause) {
        return cause instanceof ProxyException
                || cause instanceof ResponseTooLargeException
                || cause instanceof DamagedTextException;
    }

    /** {@code cause} without anything that may quote the response. Null if nothing is left. */
    static IOException sanitized(IOException cause) {
        if (cause == null || cause instanceof JsonProcessingException) {
            return null;
        }
        if (isOurs(cause)) {
            return cause;
        }
        IOException sanitized = cause instanceof SocketTimeoutException
                ? new SocketTimeoutException(cause.getMessage())
                : new IOException(describe(cause));
        sanitized.setStackTrace(cause.getStackTrace());
        return sanitized;
    }
}
