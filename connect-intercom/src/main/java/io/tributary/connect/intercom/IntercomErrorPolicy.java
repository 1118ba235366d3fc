package io.tributary.connect.intercom;

import static io.tributary.connect.intercom.IntercomTables.COMPANIES_PAGE;
import static io.tributary.connect.intercom.Search.size;
import static io.tributary.connect.intercom.Search.withSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.PageSize;
import io.tributary.connect.common.http.QuotaHeaders;
import io.tributary.connect.common.http.Verdict;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Decides what Intercom's failed responses mean (REST API reference, "Error codes" and "Rate limiting"). */
final class IntercomErrorPolicy extends ErrorPolicy {
    private static final Pattern ONE_ROW = Pattern.compile(
            "/(contacts|companies|conversations|tickets)/(?!(search|scroll|deleted|list|attributes)$)[^/]+"
                    + "(/(tags|companies|segments))?");
    private static final Pattern SEARCH = Pattern.compile("/(contacts|companies|conversations|tickets)/search");
    /** An abandoned scroll expires after this time. */
    private static final Duration SCROLL_LIFE = Duration.ofSeconds(60);

    private static final String PAGINATION = "pagination";
    private static final String PER_PAGE = "per_page";
    private static final int TIMEOUTS_BEFORE_SMALLER_PAGES = 2;
    private static final int SMALLER_PAGE = 60;

    /** A list of errors, each with a code ("Error objects"). A load balancer in front returns HTML (seen by users). */
    @Override
    protected boolean isVendorError(Failure failure) {
        return failure.body().path("type").asText().equals("error.list")
                && !code(failure).isEmpty();
    }

    @Override
    protected Verdict judgeTemporary(ApiRequest request, Verdict passing) {
        return Scroll.isContinued(request) ? new Verdict(Kind.EXPIRED_CURSOR, passing.reason()) : passing;
    }

    @Override
    protected Verdict judgeVendorError(ApiRequest request, Failure failure) {
        return switch (failure.status()) {
            case 400 -> judgeBadRequest(request, failure);
            case 401 -> judgeUnauthorized(request, failure);
            case 404, 410 -> new Verdict(missing(request), errorText(failure));
            default -> super.judgeVendorError(request, failure);
        };
    }

    private Verdict judgeBadRequest(ApiRequest request, Failure failure) {
        String code = code(failure);
        if (code.equals("scroll_exists")) {
            return new Verdict(Kind.BUSY, errorText(failure), SCROLL_LIFE);
        }
        if (code.equals("parameter_invalid") && isCompanySearch(request) && size(request) > COMPANIES_PAGE) {
            return new Verdict(Kind.AMEND, errorText(failure));
        }
        if (code.equals("intercom_version_invalid")) {
            return new Verdict(
                    Kind.UNAVAILABLE, errorText(failure) + ". Set intercom.version to a version that has this table");
        }
        boolean hasCursor =
                pagination(request).has("starting_after") || request.query().containsKey("starting_after");
        return new Verdict(hasCursor ? Kind.EXPIRED_CURSOR : Kind.UNAVAILABLE, errorText(failure));
    }

    private Verdict judgeUnauthorized(ApiRequest request, Failure failure) {
        return code(failure).equals("token_unauthorized")
                ? new Verdict(
                        Kind.UNAVAILABLE,
                        errorText(failure)
                                + ". The token is valid but lacks this table's permission: grant it in Intercom's"
                                + " Developer Hub, app, Configure, Authentication")
                : super.judgeVendorError(request, failure);
    }

    /** 404, or 410 {@code contact_merged} (from 2.16 on): what is missing depends on the request. */
    private static Kind missing(ApiRequest request) {
        if (ONE_ROW.matcher(request.path()).matches()) {
            return Kind.GONE;
        }
        if (SEARCH.matcher(request.path()).matches()) {
            return Kind.UNREADABLE;
        }
        if (request.path().equals(Scroll.PATH)) {
            return Scroll.isContinued(request) ? Kind.EXPIRED_CURSOR : Kind.EMPTY;
        }
        return Kind.UNAVAILABLE;
    }

    /**
     * Searches may time out on many large rows, and the search for companies may allow fewer rows than that for contacts.
     */
    @Override
    public ApiRequest replacement(ApiRequest request, ApiException failure, int failures) {
        if (failure.kind() == Kind.AMEND) {
            return withSize(request, size(request) > SMALLER_PAGE ? SMALLER_PAGE : COMPANIES_PAGE);
        }
        boolean timeouts =
                failure.getCause() instanceof SocketTimeoutException && failures >= TIMEOUTS_BEFORE_SMALLER_PAGES;
        return timeouts ? PageSize.halvedInBody(request, PAGINATION, PER_PAGE) : request;
    }

    /** Searches have the page size in the body, lists in a parameter, some of them with a page number. */
    @Override
    protected ApiRequest smaller(ApiRequest request) {
        ApiRequest smaller = PageSize.halvedInBody(request, PAGINATION, PER_PAGE);
        return smaller.equals(request) ? PageSize.halved(request, "page", PER_PAGE) : smaller;
    }

    @Override
    protected String credentialAdvice() {
        return "Intercom refuses the access token: set access.token to a valid one, then restart the task";
    }

    /** Waits until the end of the rate-limit window. A 429 for an overloaded resource does not name one. */
    @Override
    protected Duration wait(Failure failure) {
        Duration asked = super.wait(failure);
        boolean windowUsedUp = failure.status() == 429 && !code(failure).equals("too_many_requests");
        return asked == null && windowUsedUp ? QuotaHeaders.untilReset(failure.headers(), failure.now()) : asked;
    }

    private static String code(Failure failure) {
        return failure.body().at("/errors/0/code").asText("");
    }

    private static boolean isCompanySearch(ApiRequest request) {
        return request.path().equals("/companies/search");
    }

    private static JsonNode pagination(ApiRequest request) {
        return request.body() == null
                ? MissingNode.getInstance()
                : request.body().path(PAGINATION);
    }
}
