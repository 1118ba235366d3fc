package io.tributary.connect.segment;

import static io.tributary.connect.segment.SegmentPages.COUNT;
import static io.tributary.connect.segment.SegmentPages.CURSOR;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.PageSize;
import io.tributary.connect.common.http.Verdict;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Decides what Segment's failed responses mean (Public API documentation, "Errors" and "Rate limits"). Not all error types
 * are documented, so the status decides, and the field that a 422 names.
 */
final class SegmentErrorPolicy extends ErrorPolicy {
    private static final Pattern BELOW_ONE_ROW =
            Pattern.compile("/(sources|destinations|warehouses|tracking-plans|spaces)/[^/]+/.+");
    private static final String PERIOD = "period";

    /** Maximum page size before 2024. */
    private static final int SMALLER_PAGE = 200;

    private static final int SMALLEST_PAGE = 25;
    private static final int TIMEOUTS_BEFORE_SMALLER_PAGES = 2;

    /** Only the type of an error is guaranteed ("Errors"). The text about the region may come without one. */
    @Override
    protected boolean isVendorError(Failure failure) {
        return failure.body().at("/errors/0/type").isTextual()
                || WrongRegion.in(failure).isPresent();
    }

    @Override
    protected Verdict judgeVendorError(ApiRequest request, Failure failure) {
        return WrongRegion.in(failure)
                .map(wrong -> new Verdict(Kind.WRONG_REGION, wrong.advice()))
                .orElseGet(() -> judgeStatus(request, failure));
    }

    private Verdict judgeStatus(ApiRequest request, Failure failure) {
        return switch (failure.status()) {
            case 401 -> judgeUnauthorized(request, failure);
            case 403 ->
                new Verdict(
                        Kind.UNAVAILABLE,
                        errorText(failure) + ". The workspace's plan or the token's role does not include this table");
            case 404, 406, 410 -> judgeNotFound(request, failure);
            case 422 -> judgeParameter(request, failure);
            default -> super.judgeVendorError(request, failure);
        };
    }

    /**
     * A missing permission may give the same response as an invalid token. A token that may not read the workspace is
     * invalid.
     */
    private Verdict judgeUnauthorized(ApiRequest request, Failure failure) {
        boolean check = request.path().equals(Segment.WORKSPACE.request().path());
        return new Verdict(check ? Kind.FAIL : Kind.DENIED, errorText(failure) + ". " + credentialAdvice());
    }

    /** A missing endpoint, version or parent gives the same response. Another version is tried first. */
    private Verdict judgeNotFound(ApiRequest request, Failure failure) {
        if (MediaTypes.isNamed(request)) {
            return new Verdict(Kind.AMEND, errorText(failure));
        }
        boolean gone = BELOW_ONE_ROW.matcher(request.path()).matches() || isOver(request, failure.now());
        return new Verdict(gone ? Kind.GONE : Kind.UNAVAILABLE, errorText(failure));
    }

    private Verdict judgeParameter(ApiRequest request, Failure failure) {
        String field = failure.body().at("/errors/0/field").asText("");
        if (field.equals(CURSOR) && request.query().containsKey(CURSOR)) {
            return new Verdict(Kind.EXPIRED_CURSOR, errorText(failure));
        }
        if (field.equals(COUNT) && pageSize(request) > SMALLER_PAGE || DeliveryWindow.isIn(request)) {
            return new Verdict(Kind.AMEND, errorText(failure));
        }
        return new Verdict(isOver(request, failure.now()) ? Kind.GONE : Kind.UNAVAILABLE, errorText(failure));
    }

    @Override
    public ApiRequest replacement(ApiRequest request, ApiException failure, int failures) {
        boolean unknownType = failure.status() == 406;
        if (failure.kind() == Kind.AMEND || unknownType) {
            return amended(request, failure.status());
        }
        return isTooSlow(request, failure, failures) ? smaller(request) : request;
    }

    private static ApiRequest amended(ApiRequest request, int status) {
        if (status != 422) {
            return MediaTypes.unnamed(request);
        }
        return DeliveryWindow.isIn(request) ? DeliveryWindow.removedFrom(request) : request.with(COUNT, SMALLER_PAGE);
    }

    /** Rows that embed their catalog entry may be large. */
    private static boolean isTooSlow(ApiRequest request, ApiException failure, int failures) {
        return failure.getCause() instanceof SocketTimeoutException
                && failures >= TIMEOUTS_BEFORE_SMALLER_PAGES
                && pageSize(request) >= 2 * SMALLEST_PAGE;
    }

    @Override
    protected ApiRequest smaller(ApiRequest request) {
        return PageSize.halved(request, COUNT);
    }

    @Override
    protected String credentialAdvice() {
        return "Segment refuses the token: set api.token to a Public API token of this workspace and api.region to the"
                + " workspace's region, then restart the task";
    }

    /**
     * Besides {@code Retry-After}, which only comes when the token is limited (Public API documentation, "Rate limits"):
     * the wait in the body, if the token's points are used up, or the end of the minute.
     */
    @Override
    protected Duration wait(Failure failure) {
        Duration asked = super.wait(failure);
        if (asked != null || failure.status() != 429) {
            return asked;
        }
        long ms = failure.body().at("/errors/0/data/msBeforeNext").asLong(-1);
        return ms >= 0 ? Duration.ofMillis(ms) : untilReset(failure);
    }

    /** Null if the reset is past: this 429 is about another limit. */
    private static Duration untilReset(Failure failure) {
        Duration left = SegmentQuota.untilReset(failure.headers(), failure.now());
        return Duration.ZERO.equals(left) ? null : left;
    }

    /** Whether the request is for a month before that of {@code now}. Such a month may simply have no data. */
    private static boolean isOver(ApiRequest request, Instant now) {
        String period = request.query().get(PERIOD);
        return period != null && period.substring(0, 7).compareTo(Times.day(now).substring(0, 7)) < 0;
    }

    private static int pageSize(ApiRequest request) {
        return Integer.parseInt(request.query().getOrDefault(COUNT, "0"));
    }
}
