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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one table's requests to the SOAP service. A request's path is a slash and the operation, its query the parameters. Rows
 * are the members of the operation's result, wherever a table expects them. The envelope has the rest of the response and, as
 * {@code rows}, the number of members, including empty ones.
 */
public final class SoapRequester implements Requester {
    /** The envelope's field with the number of rows as the service counts them. */
    public static final String ROWS = "rows";

    private static final Logger log = LoggerFactory.getLogger(SoapRequester.class);
    private static final int OK = 200;
    private static final String RESULT = "Result";
    private static final String ERROR = "WSException";
    /** The envelope's field that marks a response without a result. */
    private static final String ABSENT = "absent";

    private final String table;
    private final SoapClient client;
    private final RestSettings settings;
    private final InFlight inFlight;
    private final Attempts attempts;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * @param table name of the table, for messages
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

    /** A request for an operation, without parameters. */
    public static ApiRequest request(String operation) {
        return new ApiRequest("SOAP", '/' + operation, Map.of(), Map.of(), null);
    }

    /** A missing result may mean that there are no rows, or that the response is corrupted: it counts if it comes twice. */
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
     * Sends {@code request} once, without waiting for its turn, and reads the response even if its text is damaged.
     *
     * @throws ApiException if there is no valid response
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
            SoapClient.Response response = client.call(call, request.path().substring(1), request.query());
            Damage.require(response.xml().damage(), known);
            warnOnce(response.xml().replaced());
            return page(request, rows, response);
        } catch (SoapFailure e) {
            throw attempts.failed(request, e.failure());
        } catch (DamagedTextException e) {
            throw attempts.failed(request, Failure.of(OK, e, settings.time().instant()));
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException e) {
            throw attempts.unexpected(request, OK, e);
        }
    }

    private <T> Page<T> page(ApiRequest request, RowReader<T> reader, SoapClient.Response response) {
        ObjectNode envelope = response.payload().envelope();
        if (envelope.has(ERROR)) {
            envelope.set(ERROR, Failure.changed(envelope.path(ERROR), attempts::redacted));
        }
        requireGood(request, settings.policy().judgePage(request, envelope));
        requireGood(request, judgeResult(request, response.payload()));
        List<JsonNode> members = response.payload().rows();
        List<T> rows = new ArrayList<>(members.size());
        ObjectNode last = null;
        for (JsonNode member : members) {
            if (member instanceof ObjectNode row) {
                last = response.xml().damage() == Damage.NONE ? row : marked(row);
                rows.add(reader.map().apply(last));
            }
        }
        List<Unreadable> unreadable = response.xml().unreadable();
        unreadable.forEach(row -> rows.add(reader.map().apply(row)));
        envelope.put(ROWS, members.size() + unreadable.size());
        return new Page<>(request, rows, last, envelope, response.serverTime());
    }

    /** The row with U+FFFD instead of invalid bytes. */
    private static ObjectNode marked(ObjectNode row) {
        ObjectNode readable = (ObjectNode) Failure.changed(row, text -> text.replace(XmlText.BROKEN, '\uFFFD'));
        return readable.equals(row) ? row : new Damaged(readable);
    }

    private void requireGood(ApiRequest request, Verdict verdict) {
        if (verdict != null) {
            throw attempts.failed(request, OK, verdict, null);
        }
    }

    private static Verdict judgeResult(ApiRequest request, SoapPayload payload) {
        String operation = request.path().substring(1);
        JsonNode result = payload.envelope().path(operation + RESULT);
        if (result.isMissingNode()) {
            payload.envelope().put(ABSENT, true);
            return Operation.mayLackResult(operation)
                    ? null
                    : new Verdict(Kind.RETRY, "the response has no " + operation + RESULT);
        }
        return result.isObject() && payload.rows().size() != payload.members()
                ? new Verdict(Kind.RETRY, "the result has elements that do not belong to " + operation)
                : null;
    }

    private void warnOnce(long replaced) {
        if (replaced > 0 && warned.compareAndSet(false, true)) {
            log.warn(
                    "Table {}: {} characters of a response are not allowed in XML (mostly control characters) and were"
                            + " replaced by U+FFFD. Further ones are replaced silently",
                    table,
                    replaced);
        }
    }
}
