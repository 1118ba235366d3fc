package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.Verdict;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges Listrak's errors: SOAP faults, and the {@code WSException} of a response with status 200. Both name the cause by a
 * code in brackets or in words. HTML pages come from the web server in front, and are retried.
 */
final class ListrakErrorPolicy extends ErrorPolicy {
    private static final Logger log = LoggerFactory.getLogger(ListrakErrorPolicy.class);
    /** How long nothing is sent to a locked account. Listrak does not say when it unlocks the account. */
    private static final Duration LOCKED = Duration.ofMinutes(15);

    private static final Pattern BAD_REQUEST =
            Pattern.compile("soap:Client|unable to read request|did not recognize the value of HTTP Header SOAPAction");
    private static final Pattern NO_RIGHT = Pattern.compile(
            "UnauthorizedAccess|not authori[sz]ed|access (is |was )?denied|no(t have)? permission|permission denied",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNKNOWN_PARENT = Pattern.compile(
            "(list|message|msg).{0,40}(not exist|n't exist|not found|unknown|invalid|no longer)"
                    + "|(unknown|invalid|no such) (list|message|msg)",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> PARENTS = List.of("MsgID", "ListID");

    /** The text of a SOAP fault. */
    @Override
    protected boolean isVendorError(Failure failure) {
        return failure.body().isTextual();
    }

    @Override
    protected Verdict judgeVendorError(ApiRequest request, Failure failure) {
        return judgeText(request, failure.body().textValue());
    }

    @Override
    public Verdict judgePage(ApiRequest request, ObjectNode envelope) {
        JsonNode error = envelope.path("WSException");
        if (!error.isObject()) {
            return null;
        }
        return judgeText(request, error.path("Description").asText("an error without a description"));
    }

    private static Verdict judgeText(ApiRequest request, String text) {
        String reason = reason(text);
        if (text.contains("[InvalidLogonAttempt]")) {
            return new Verdict(
                    Kind.FAIL,
                    reason + ". Listrak refuses the user or the password: correct username and password, then"
                            + " restart the task. Repeated failed logons lock the account");
        }
        if (text.contains("[LoginAttemptsExceeded]")) {
            log.error(
                    "Listrak has locked the account after failed logons: nothing is sent for {} minutes",
                    LOCKED.toMinutes());
            return new Verdict(
                    Kind.RATE_LIMITED,
                    reason + ". Listrak has locked the account after failed logons: unlock it in Listrak, or wait",
                    LOCKED);
        }
        if (text.contains("[ProhibitedIPAddress]")) {
            return new Verdict(
                    Kind.FAIL,
                    reason
                            + ". Add the public IP address of the Connect worker in Listrak, Manage, Accounts, SOAP API IP"
                            + " Authorization, then restart the task");
        }
        return judgeWords(request, text, reason);
    }

    private static Verdict judgeWords(ApiRequest request, String text, String reason) {
        if (BAD_REQUEST.matcher(text).find()) {
            log.error("Listrak cannot read the request {} with {}", request, request.query());
            return new Verdict(Kind.UNAVAILABLE, reason + ". The connector sent an invalid request: please report it");
        }
        List<String> parents = PARENTS.stream()
                .map(request.query()::get)
                .filter(Objects::nonNull)
                .toList();
        boolean unknown = UNKNOWN_PARENT.matcher(text).find();
        boolean forbidden = NO_RIGHT.matcher(text).find();
        if (!parents.isEmpty() && unknown || forbidden && parents.stream().anyMatch(text::contains)) {
            return new Verdict(Kind.GONE, reason);
        }
        if (forbidden) {
            return new Verdict(
                    Kind.UNAVAILABLE,
                    reason + ". Give the user the role Analytics Access in Listrak, besides API Access");
        }
        return new Verdict(Kind.RETRY, reason);
    }

    /** The innermost exception, which names the cause. The text around it is the same in every fault. */
    private static String reason(String text) {
        String inner = text.substring(text.lastIndexOf("---> ") + 1);
        String line =
                inner.replaceFirst("^-*>? *", "").lines().findFirst().orElse("").trim();
        return cut(line);
    }

    /** A window that times out may hold too many rows. */
    @Override
    public ApiRequest replacement(ApiRequest request, ApiException failure, int failures) {
        return failure.getCause() instanceof SocketTimeoutException ? DateWindows.halved(request) : request;
    }

    @Override
    protected ApiRequest smaller(ApiRequest request) {
        return DateWindows.halved(request);
    }
}
