package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.PageSize;
import io.tributary.connect.common.http.Verdict;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what failed responses of the App API mean (App API reference, "Errors" and "Rate limits"). */
final class CustomerIoErrorPolicy extends ErrorPolicy {
    /** Lists whose maximum page size is not documented. */
    private static final Set<String> UNKNOWN_LIMITS = Set.of("/newsletters", "/sender_identities");

    /** Possible reasons of both 401 and 403 (App API reference, and seen live, 2026-10). */
    private static final String CHECKS =
            "Check that access.token is an App API key (not a Track API key), that api.region"
                    + " is the account's region, that the key's scope includes this table, and that the key's IP allowlist"
                    + " includes this worker's address";

    /** The paths of what a row contains. */
    private static final Pattern BELOW_A_ROW = Pattern.compile("/(broadcasts|campaigns|newsletters|segments)/.+");

    private static final int SMALLEST_PAGE = 10;
    private static final List<String> REASONS = List.of("/errors/0/detail", "/meta/error", "/meta/errors/0");

    /** The shape of errors depends on the endpoint (App API reference, "Errors"). */
    @Override
    protected boolean isVendorError(Failure failure) {
        return words(failure).findFirst().isPresent();
    }

    @Override
    protected Verdict judgeVendorError(ApiRequest request, Failure failure) {
        return switch (failure.status()) {
            case 400 -> judgeBadRequest(request, failure);
            case 403 ->
                new Verdict(
                        Kind.UNAVAILABLE,
                        errorText(failure) + ". The key's scope or the account's plan may not include this table. "
                                + CHECKS);
            case 404, 410 ->
                new Verdict(
                        isSuppressionList(request) || isBelowARow(request) ? Kind.GONE : Kind.UNAVAILABLE,
                        errorText(failure));
            default -> super.judgeVendorError(request, failure);
        };
    }

    /** Empty lists are null (seen live, 2026-10). */
    @Override
    public boolean nullIsEmpty() {
        return true;
    }

    private Verdict judgeBadRequest(ApiRequest request, Failure failure) {
        if (request.query().containsKey(CustomerIoTables.START)) {
            return new Verdict(Kind.EXPIRED_CURSOR, errorText(failure));
        }
        if (UNKNOWN_LIMITS.contains(request.path()) && limit(request) > SMALLEST_PAGE) {
            return new Verdict(Kind.AMEND, errorText(failure));
        }
        return new Verdict(isSuppressionList(request) ? Kind.GONE : Kind.UNAVAILABLE, errorText(failure));
    }

    /** The account's mail provider may not have this type of suppression. */
    private static boolean isSuppressionList(ApiRequest request) {
        return request.path().startsWith(Suppressions.PATH);
    }

    /** The row may have been deleted since it was listed (a segment: seen live, 2026-10). */
    private static boolean isBelowARow(ApiRequest request) {
        return BELOW_A_ROW.matcher(request.path()).lookingAt();
    }

    /** Half the page if the API refused its size. */
    @Override
    public ApiRequest replacement(ApiRequest request, ApiException failure, int failures) {
        return failure.kind() == Kind.AMEND ? request.with(CustomerIoTables.LIMIT, limit(request) / 2) : request;
    }

    @Override
    protected ApiRequest smaller(ApiRequest request) {
        return PageSize.halved(request, CustomerIoTables.LIMIT);
    }

    private static int limit(ApiRequest request) {
        return Integer.parseInt(request.query().getOrDefault(CustomerIoTables.LIMIT, "0"));
    }

    @Override
    protected String credentialAdvice() {
        return "Customer.io refuses the key. " + CHECKS + ". Then restart the task";
    }

    @Override
    protected String errorText(Failure failure) {
        return cut(words(failure).collect(Collectors.joining(": ")));
    }

    private static Stream<String> words(Failure failure) {
        return Stream.concat(Stream.of("/errors/0/code"), REASONS.stream())
                .map(failure.body()::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }
}
