package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What each answer of an API means. This one follows HTTP; a vendor's extends it by what its API means otherwise. */
public class ErrorPolicy {
    private static final int REASON_CHARACTERS = 300;

    /** What {@code failure} of {@code request} means. */
    public Verdict judge(ApiRequest request, Failure failure) {
        if (failure.cause() instanceof AnswerTooLargeException) {
            return tooLarge(request, failure.cause().getMessage());
        }
        if (failure.cause() != null) {
            return new Verdict(Kind.RETRY, broken(failure.cause()));
        }
        return switch (failure.status()) {
            case 401 -> new Verdict(Kind.FAIL, said(failure) + ". " + credentialAdvice());
            case 429 -> new Verdict(Kind.RATE_LIMITED, said(failure), wait(failure));
            case 408 -> new Verdict(Kind.RETRY, said(failure), wait(failure));
            default ->
                failure.status() >= 500
                        ? new Verdict(Kind.RETRY, said(failure), wait(failure))
                        : new Verdict(Kind.UNAVAILABLE, said(failure));
        };
    }

    private Verdict tooLarge(ApiRequest request, String reason) {
        return smaller(request).equals(request)
                ? new Verdict(
                        Kind.UNAVAILABLE,
                        reason
                                + ". The API takes no smaller page for this request: have the vendor's data looked into, or"
                                + " leave the table out")
                : new Verdict(Kind.AMEND, reason);
    }

    /** Why no answer could be read; a parser's own words may quote the answer, and are left out. */
    private static String broken(IOException cause) {
        return cause instanceof JsonProcessingException parsing && parsing.getLocation() != null
                ? "not JSON, or cut, at byte " + parsing.getLocation().getByteOffset()
                : cause.toString();
    }

    /**
     * What an answer with a good status means that is none; null where it is one.
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

    /** How long the server asks to wait: its {@code Retry-After}, in seconds or as a date; null where it does not say. */
    protected Duration wait(Failure failure) {
        String text = failure.header("retry-after");
        if (text == null) {
            return null;
        }
        return text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : untilDate(text, failure.now());
    }

    private static Duration untilDate(String text, Instant now) {
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The vendor's own words; their place differs from vendor to vendor. */
    protected String said(Failure failure) {
        JsonNode error = failure.body().at("/errors/0");
        String said = error.isObject()
                ? error.path("code").asText(error.path("type").asText("")) + ": "
                        + error.path("message").asText(error.path("detail").asText(""))
                : "no explanation";
        return said.length() > REASON_CHARACTERS ? said.substring(0, REASON_CHARACTERS) + "…" : said;
    }
}
