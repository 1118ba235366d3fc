package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.QuotaHeaders;
import io.tributary.connect.common.http.Verdict;
import io.tributary.connect.common.http.Words;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what Kustomer's failed responses mean (its documentation, "Errors" and "Rate limiting"). */
final class KustomerErrorPolicy extends ErrorPolicy {
    /** The length of the window in which Kustomer counts requests. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    /** Maximum length of each field of an error in a message. */
    private static final int FIELD_CHARACTERS = 200;

    /** Errors have a code or, as in JSON:API, a title or a detail (documentation, "Errors"). */
    @Override
    protected boolean isVendorError(Failure failure) {
        JsonNode error = failure.body().at("/errors/0");
        return Stream.of("code", "title", "detail")
                .anyMatch(name -> error.path(name).isTextual());
    }

    @Override
    protected Verdict judgeVendorError(ApiRequest request, Failure failure) {
        return switch (failure.status()) {
            case 400 ->
                Search.includesDeleted(request)
                        ? new Verdict(Kind.AMEND, errorText(failure))
                        : super.judgeVendorError(request, failure);
            case 404 ->
                CustomAttributes.areOfClass(request)
                        ? new Verdict(Kind.GONE, errorText(failure))
                        : super.judgeVendorError(request, failure);
            case 402, 403 -> new Verdict(Kind.DENIED, errorText(failure));
            default -> super.judgeVendorError(request, failure);
        };
    }

    /**
     * A search that took too long returns the rows that it has found so far, with a success status. A search without {@code meta}
     * and {@code links} does not say whether it has further pages.
     */
    @Override
    public Verdict judgePage(ApiRequest request, ObjectNode envelope) {
        if (envelope.at("/meta/timed_out").asBoolean()) {
            return new Verdict(Kind.RETRY, "the search timed out, so its page is incomplete");
        }
        boolean hasPageInformation =
                envelope.path("meta").isObject() || envelope.path("links").isObject();
        return Search.isSearch(request) && !hasPageInformation
                ? new Verdict(Kind.RETRY, "the search has neither meta nor links")
                : null;
    }

    /** {@code includeDeleted} is not documented: if a search is refused with it, it is sent without it. */
    @Override
    public ApiRequest replacement(ApiRequest request, ApiException failure, int failures) {
        return failure.kind() == Kind.AMEND ? Search.withoutDeleted(request) : request;
    }

    @Override
    protected ApiRequest smaller(ApiRequest request) {
        return Search.smaller(request);
    }

    @Override
    protected String credentialAdvice() {
        return "Kustomer refuses the API token: set api.token to a valid one, check that kustomer.organization or"
                + " api.region matches its organization, then restart the task";
    }

    @Override
    protected Duration wait(Failure failure) {
        Duration asked = super.wait(failure);
        if (asked != null || failure.status() != 429) {
            return asked;
        }
        Duration untilReset = QuotaHeaders.untilReset(failure.headers(), failure.now());
        return untilReset == null ? WINDOW : untilReset;
    }

    /**
     * Errors come in two shapes: code and message, or code, title and detail. The title may be clearer than the detail:
     * "Additional properties not allowed" comes with "badparam: /properties/custom/additionalProperties" (seen in a
     * recorded response).
     */
    @Override
    protected String errorText(Failure failure) {
        JsonNode error = failure.body().at("/errors/0");
        String words = Stream.of("message", "title", "detail")
                .map(name -> Words.cut(error.path(name).asText(""), FIELD_CHARACTERS))
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
        return Words.cut(error.path("code").asText("error"), FIELD_CHARACTERS) + ": " + words;
    }
}
