package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.Verdict;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Kustomer's answers mean (its documentation, "Errors" and "Rate limiting"). */
final class KustomerErrorPolicy extends ErrorPolicy {
    /** The length of the window in which Kustomer counts requests. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    /** The most of each of an error's fields. */
    private static final int FIELD_CHARACTERS = 200;

    @Override
    public Verdict judge(ApiRequest request, Failure failure) {
        boolean answered = failure.cause() == null;
        if (answered && failure.status() == 400 && Search.includesDeleted(request)) {
            return new Verdict(Kind.RETRY, said(failure), Duration.ZERO);
        }
        if (answered && (failure.status() == 402 || failure.status() == 403)) {
            return new Verdict(Kind.DENIED, said(failure));
        }
        return super.judge(request, failure);
    }

    /** A search that took too long shows the rows that it has found so far, in an answer with a good status. */
    @Override
    public Verdict judgePage(ApiRequest request, ObjectNode envelope) {
        return envelope.at("/meta/timed_out").asBoolean()
                ? new Verdict(Kind.RETRY, "the search timed out, so that its page is not complete")
                : null;
    }

    /** What {@code includeDeleted} does is not documented: a search that is refused with it is tried without it. */
    @Override
    public ApiRequest again(ApiRequest request, ApiException failure, int failures) {
        return failure.status() == 400 ? Search.withoutDeleted(request) : request;
    }

    @Override
    protected ApiRequest smaller(ApiRequest request) {
        return Search.smaller(request);
    }

    @Override
    protected String credentialAdvice() {
        return "Kustomer refuses the API token: put a valid one into api.token, and see that kustomer.organization or"
                + " api.region is where its organization is, then restart the task";
    }

    @Override
    protected Duration wait(Failure failure) {
        Duration asked = super.wait(failure);
        if (asked != null || failure.status() != 429) {
            return asked;
        }
        Duration untilReset = KustomerQuotaHeaders.untilReset(failure.headers(), failure.now());
        return untilReset == null ? WINDOW : untilReset;
    }

    /**
     * Errors come in two shapes: code and message, or code, title and detail. The title may say more than the detail: "Additional
     * properties not allowed" comes with "badparam: /properties/custom/additionalProperties" (seen in a recorded answer).
     */
    @Override
    protected String said(Failure failure) {
        JsonNode error = failure.body().at("/errors/0");
        if (!error.isObject()) {
            return "no explanation";
        }
        String words = Stream.of("message", "title", "detail")
                .map(name -> bounded(error.path(name).asText("")))
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
        return bounded(error.path("code").asText("error")) + ": " + words;
    }

    private static String bounded(String field) {
        return field.length() > FIELD_CHARACTERS ? field.substring(0, FIELD_CHARACTERS) + "…" : field;
    }
}
