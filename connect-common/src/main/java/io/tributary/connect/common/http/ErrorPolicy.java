package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException.Kind;
import java.time.Duration;

/**
 * Decides what a failed response means. Only a response in the vendor's own error format is judged by its status and text.
 * Responses of proxies, gateways and firewalls are broken responses, and retried. This policy follows HTTP. A vendor's policy adds
 * its error format and what is special about its API. Thread-safe: called from request threads.
 */
public class ErrorPolicy {
    /** Maximum length of a vendor's text in a message. */
    private static final int REASON_CHARACTERS = 300;

    /** Decides what {@code failure} of {@code request} means. */
    public final Verdict judge(ApiRequest request, Failure failure) {
        if (failure.cause() instanceof ResponseTooLargeException) {
            return tooLarge(request, failure.cause().getMessage());
        }
        Verdict verdict = isFromVendor(failure) ? judgeVendorError(request, failure) : judgeBroken(failure);
        return verdict.kind() == Kind.RETRY ? judgeTemporary(request, verdict) : verdict;
    }

    private Verdict tooLarge(ApiRequest request, String reason) {
        return smaller(request).equals(request)
                ? new Verdict(
                        Kind.RETRY,
                        reason
                                + ". The API has no smaller pages for this request: make these rows smaller at the vendor, or"
                                + " remove the table from the setting \"tables\"")
                : new Verdict(Kind.AMEND, reason);
    }

    private boolean isFromVendor(Failure failure) {
        int status = failure.status();
        return failure.cause() == null && (status == 200 || status >= 400) && isVendorError(failure);
    }

    private Verdict judgeBroken(Failure failure) {
        if (failure.cause() instanceof ProxyException proxy && proxy.isRefusal()) {
            return new Verdict(Kind.FAIL, proxy.getMessage());
        }
        Kind kind = failure.cause() == null && failure.status() == 429 ? Kind.RATE_LIMITED : Kind.RETRY;
        return new Verdict(kind, BrokenResponse.reason(failure), wait(failure));
    }

    /** Whether the body is in the vendor's own error format. By default, a list of errors with a code or a type each. */
    protected boolean isVendorError(Failure failure) {
        JsonNode error = failure.body().at("/errors/0");
        return error.path("code").isTextual() || error.path("type").isTextual();
    }

    /** Decides what a response in the vendor's own error format means. */
    protected Verdict judgeVendorError(ApiRequest request, Failure failure) {
        return switch (failure.status()) {
            case 401 -> new Verdict(Kind.FAIL, errorText(failure) + ". " + credentialAdvice());
            case 429 -> new Verdict(Kind.RATE_LIMITED, errorText(failure), wait(failure));
            case 423 -> new Verdict(Kind.BUSY, errorText(failure), wait(failure));
            case 408 -> new Verdict(Kind.RETRY, errorText(failure), wait(failure));
            default ->
                failure.status() >= 500
                        ? new Verdict(Kind.RETRY, errorText(failure), wait(failure))
                        : new Verdict(Kind.UNAVAILABLE, errorText(failure));
        };
    }

    /** Changes the verdict on a temporary failure of a request that cannot be sent twice. */
    protected Verdict judgeTemporary(ApiRequest request, Verdict temporary) {
        return temporary;
    }

    /**
     * Decides what a response with status 200 means that is not a success. Null if it is one.
     *
     * @param envelope the response without its rows
     */
    public Verdict judgePage(ApiRequest request, ObjectNode envelope) {
        return null;
    }

    /** Whether null instead of a list means "no rows". If not, it is a broken response. */
    public boolean nullIsEmpty() {
        return false;
    }

    /** The request to send after {@code failure}. It asks for fewer rows if the response was too large. */
    public final ApiRequest next(ApiRequest request, ApiException failure, int failures) {
        return failure.getCause() instanceof ResponseTooLargeException
                ? smaller(request)
                : replacement(request, failure, failures);
    }

    /** The same request for fewer rows. {@code request} itself if there are no smaller pages. See {@link PageSize}. */
    protected ApiRequest smaller(ApiRequest request) {
        return request;
    }

    /**
     * The request to send after {@link Kind#RETRY} or {@link Kind#AMEND}: the same, one for fewer rows, or another one. Not called
     * for responses that are too large.
     *
     * @param failures how often it has failed so far
     */
    public ApiRequest replacement(ApiRequest request, ApiException failure, int failures) {
        return request;
    }

    /** What the operator should do about a refused credential. */
    protected String credentialAdvice() {
        return "Check the connector's credential, then restart the task";
    }

    /** How long the server asks to wait: {@code Retry-After} in any format of {@link ResetTime}. Null if it does not say. */
    protected Duration wait(Failure failure) {
        return ResetTime.until(failure.header("retry-after"), failure.now());
    }

    /** The vendor's error text. Its place in the body differs between vendors. */
    protected String errorText(Failure failure) {
        JsonNode error = failure.body().at("/errors/0");
        return cut(error.path("code").asText(error.path("type").asText("")) + ": "
                + error.path("message").asText(error.path("detail").asText("")));
    }

    /** A vendor's text, cut for a message. */
    protected static String cut(String words) {
        return Words.cut(words, REASON_CHARACTERS);
    }
}
