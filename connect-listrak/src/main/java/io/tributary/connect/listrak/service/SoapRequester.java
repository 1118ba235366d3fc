package io.tributary.connect.listrak.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Attempts;
import io.tributary.connect.common.http.Damage;
import io.tributary.connect.common.http.DamagedTextException;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.HttpCall;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RestSettings;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.http.Verdict;
import io.tributary.connect.common.schema.Damaged;
import io.tributary.connect.common.schema.Unreadable;
import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A requester of the SOAP service for one table. A request's path is a slash and the operation, its query the parameters.
 * The rows are the members of the operation's result, wherever a table says they are; the envelope holds the rest of the
 * answer and, as {@code rows}, how many members there were, empty ones included.
 */
public final class SoapRequester implements Requester {
    /** The field of the envelope that counts the rows as the service counts them. */
    public static final String ROWS = "rows";

    private static final Logger log = LoggerFactory.getLogger(SoapRequester.class);
    private static final int GOOD = 200;
    private static final String RESULT = "Result";
    private static final String ERROR = "WSException";
    /** The field of the envelope of an answer that has no result. */
    private static final String ABSENT = "absent";

    private final String table;
    private final SoapClient client;
    private final RestSettings settings;
    private final InFlight inFlight;
    private final Attempts attempts;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * @param table its name, for messages
     * @param inFlight shared by all tables of the task
     */
    public SoapRequester(
            String table, SoapClient client, RestSettings settings, InFlight inFlight, RequestListener listener) {
        this.table = table;
        this.client = client;
        this.settings = settings;
        this.inFlight = inFlight;
        this.attempts = new Attempts(table, settings, listener);
    }

    /** A request with parameters to be added. */
    public static ApiRequest request(String operation) {
        return new ApiRequest("SOAP", '/' + operation, Map.of(), Map.of(), null);
    }

    /** No result is how the service may say that there are no rows; so may an answer that was spoiled: it is believed twice. */
    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> rows) {
        Page<T> page = attempts.run(request, (next, known) -> inTurn(next, rows, known));
        return page.envelope().has(ABSENT)
                ? attempts.run(page.request(), (next, known) -> inTurn(next, rows, known))
                : page;
    }

    private <T> Page<T> inTurn(ApiRequest request, RowReader<T> rows, long known) {
        try {
            return inFlight.run(() -> readOnce(request, rows, known));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ApiException.Kind.RETRY, 0, null, "Table " + table + ": stopped while waiting", e);
        }
    }

    /**
     * Sends {@code request} once, at once, and reads its answer, damaged or not.
     *
     * @throws ApiException when no good answer came
     */
    public <T> Page<T> readOnce(ApiRequest request, RowReader<T> rows) {
        return readOnce(request, rows, Damage.ANY);
    }

    private <T> Page<T> readOnce(ApiRequest request, RowReader<T> rows, long known) {
        try (HttpCall call = client.open()) {
            return readOnce(call, request, rows, known);
        }
    }

    private <T> Page<T> readOnce(HttpCall call, ApiRequest request, RowReader<T> rows, long known) {
        try {
            SoapClient.Answer answer = client.call(call, request.path().substring(1), request.query());
            Damage.require(answer.xml().damage(), known);
            warnOnce(answer.xml().replaced());
            return page(request, rows, answer);
        } catch (SoapFailure e) {
            throw attempts.failed(request, e.failure());
        } catch (DamagedTextException e) {
            throw attempts.failed(request, Failure.of(GOOD, e, settings.time().instant()));
        } catch (WebServiceException e) {
            throw attempts.failed(
                    request, Failure.of(GOOD, reason(call), settings.time().instant()));
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException e) {
            throw attempts.unforeseen(request, GOOD, e);
        }
    }

    /** Why an answer was not read to its end: the deadline, or what it is; the parser's own words may quote it. */
    private static IOException reason(HttpCall call) {
        try {
            call.check();
            return new IOException("the answer is not what the service's description says");
        } catch (IOException e) {
            return e;
        }
    }

    private <T> Page<T> page(ApiRequest request, RowReader<T> reader, SoapClient.Answer answer) {
        ObjectNode envelope = Beans.tree(answer.bean());
        if (envelope.has(ERROR)) {
            envelope.set(ERROR, Failure.changed(envelope.path(ERROR), attempts::redacted));
        }
        requireGood(request, settings.policy().judgePage(request, envelope));
        requireGood(request, judgeResult(request, envelope, answer.members()));
        JsonNode members = members(request, envelope);
        List<T> rows = new ArrayList<>(members.size());
        ObjectNode last = null;
        for (JsonNode member : members) {
            if (member instanceof ObjectNode row) {
                last = answer.xml().damage() == Damage.NONE ? row : marked(row);
                rows.add(reader.map().apply(last));
            }
        }
        List<Unreadable> unreadable = answer.xml().unreadable();
        unreadable.forEach(row -> rows.add(reader.map().apply(row)));
        envelope.put(ROWS, members.size() + unreadable.size());
        return new Page<>(request, rows, last, envelope, answer.serverTime());
    }

    /** The row with U+FFFD for what is no text. */
    private static ObjectNode marked(ObjectNode row) {
        ObjectNode readable = (ObjectNode) Failure.changed(row, text -> text.replace(XmlText.BROKEN, '\uFFFD'));
        return readable.equals(row) ? row : new Damaged(readable);
    }

    private void requireGood(ApiRequest request, Verdict verdict) {
        if (verdict != null) {
            throw attempts.failed(request, GOOD, verdict, null);
        }
    }

    private static Verdict judgeResult(ApiRequest request, ObjectNode envelope, int told) {
        String operation = request.path().substring(1);
        JsonNode result = envelope.path(operation + RESULT);
        if (result.isMissingNode()) {
            envelope.put(ABSENT, true);
            return Operation.mayLackResult(operation)
                    ? null
                    : new Verdict(Kind.RETRY, "the answer has no " + operation + RESULT);
        }
        boolean isList = result.isContainerNode();
        return isList && members(result).size() != told
                ? new Verdict(Kind.RETRY, "the result holds other elements than those of " + operation)
                : null;
    }

    /** Takes the members of the result's one array out of the envelope; a result that is empty has none. */
    private static JsonNode members(ApiRequest request, ObjectNode envelope) {
        JsonNode result = envelope.path(request.path().substring(1) + RESULT);
        JsonNode array = members(result);
        if (result instanceof ObjectNode object) {
            object.removeAll();
        }
        return array;
    }

    private static JsonNode members(JsonNode result) {
        return result.isObject() && !result.isEmpty() ? result.elements().next() : result.path(0);
    }

    private void warnOnce(long replaced) {
        if (replaced > 0 && warned.compareAndSet(false, true)) {
            log.warn(
                    "Table {}: {} characters of an answer are not allowed in XML (control characters, mostly) and were"
                            + " replaced by U+FFFD; further ones are replaced silently",
                    table,
                    replaced);
        }
    }
}
