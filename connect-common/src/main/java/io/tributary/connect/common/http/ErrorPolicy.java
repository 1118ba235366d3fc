package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException.Kind;
import java.time.Duration;

/**
 * What each answer of an API means. Only an answer in the vendor's own error form is judged by its status and its words: what
 * proxies, gateways and firewalls answer is broken, and tried again. This policy follows HTTP; a vendor's extends it by its
 * own error form and by what its API means otherwise.
 */
public class ErrorPolicy {
    /** The most of a vendor's own words in a message. */
    private static final int REASON_CHARACTERS = 300;

    /** What {@code failure} of {@code request} means. */
    public final Verdict judge(ApiRequest request, Failure failure) {
        if (failure.cause() instanceof AnswerTooLargeException) {
            return tooLarge(request, failure.cause().getMessage());
        }
        Verdict verdict = isVendors(failure) ? judgeOwn(request, failure) : judgeBroken(failure);
        return verdict.kind() == Kind.RETRY ? judgePassing(request, verdict) : verdict;
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

    private boolean isVendors(Failure failure) {
        int status = failure.status();
        return failure.cause() == null && (status == 200 || status >= 400) && isOwn(failure);
    }

    private Verdict judgeBroken(Failure failure) {
        if (failure.cause() instanceof ProxyException proxy && proxy.isRefusal()) {
            return new Verdict(Kind.FAIL, proxy.getMessage());
        }
        Kind kind = failure.cause() == null && failure.status() == 429 ? Kind.RATE_LIMITED : Kind.RETRY;
        return new Verdict(kind, BrokenAnswer.reason(failure), wait(failure));
    }

    /** Whether the body has the vendor's own error form; a list of errors with a code or a type each, unless overridden. */
    protected boolean isOwn(Failure failure) {
        JsonNode error = failure.body().at("/errors/0");
        return error.path("code").isTextual() || error.path("type").isTextual();
    }

    /** What an answer in the vendor's own error form means. */
    protected Verdict judgeOwn(ApiRequest request, Failure failure) {
        return switch (failure.status()) {
            case 401 -> new Verdict(Kind.FAIL, said(failure) + ". " + credentialAdvice());
            case 429 -> new Verdict(Kind.RATE_LIMITED, said(failure), wait(failure));
            case 423 -> new Verdict(Kind.BUSY, said(failure), wait(failure));
            case 408 -> new Verdict(Kind.RETRY, said(failure), wait(failure));
            default ->
                failure.status() >= 500
                        ? new Verdict(Kind.RETRY, said(failure), wait(failure))
                        : new Verdict(Kind.UNAVAILABLE, said(failure));
        };
    }

    /** What a failure that is to be tried again means for {@code request}: the same, unless it cannot be sent twice. */
    protected Verdict judgePassing(ApiRequest request, Verdict passing) {
        return passing;
    }

    /**
     * What an answer with a good status that is no answer means; null where it is one.
     *
     * @param envelope the answer without its rows
     */
    public Verdict judgePage(ApiRequest request, ObjectNode envelope) {
        return null;
    }

    /** Whether null in place of a list says that there are no rows; else such an answer is broken. */
    public boolean nullIsEmpty() {
        return false;
    }

    /** The request to send after {@code failure}: one for fewer rows after an answer that was too large. */
    public final ApiRequest next(ApiRequest request, ApiException failure, int failures) {
        return failure.getCause() instanceof AnswerTooLargeException
                ? smaller(request)
                : again(request, failure, failures);
    }

    /** The same request for fewer rows at once; {@code request} itself where it cannot be made smaller. See {@link PageSize}. */
    protected ApiRequest smaller(ApiRequest request) {
        return request;
    }

    /**
     * The request to send instead of one that is to be tried again: the same, or one that asks for less at once; instead of
     * one that is to be amended, another one. Answers that are too large are no matter of it.
     *
     * @param failures how often it has failed so far
     */
    public ApiRequest again(ApiRequest request, ApiException failure, int failures) {
        return request;
    }

    /** What to do about a refused credential. */
    protected String credentialAdvice() {
        return "Check the connector's credential, then restart the task";
    }

    /** How long the server asks to wait: its {@code Retry-After}, in any form of {@link ResetTime}; null where it does not say. */
    protected Duration wait(Failure failure) {
        return ResetTime.until(failure.header("retry-after"), failure.now());
    }

    /** The vendor's own words, without the credential; their place differs from vendor to vendor. */
    protected String said(Failure failure) {
        JsonNode error = failure.body().at("/errors/0");
        return cut(error.path("code").asText(error.path("type").asText("")) + ": "
                + error.path("message").asText(error.path("detail").asText("")));
    }

    /** The beginning of a vendor's words, as long as a message bears. */
    protected static String cut(String words) {
        return Words.cut(words, REASON_CHARACTERS);
    }
}
