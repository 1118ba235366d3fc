package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Check;
import io.tributary.connect.common.http.HttpTransport;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.QuotaHeaders;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RestSettings;
import io.tributary.connect.common.task.Api;
import io.tributary.connect.common.task.RestApi;
import io.tributary.connect.common.time.Time;
import io.tributary.connect.listrak.service.InFlight;
import io.tributary.connect.listrak.service.Logon;
import io.tributary.connect.listrak.service.SoapClient;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listrak's SOAP service, called through the generated client. */
final class ListrakApi implements Api {
    private static final Logger log = LoggerFactory.getLogger(ListrakApi.class);

    /** Listrak documents no limit. A budget is the user's own, per second. */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final HttpTransport transport;
    private final RestSettings settings;
    private final SoapClient client;
    private final InFlight inFlight;

    ListrakApi(ListrakSourceConfig config, Time time) {
        Logon logon = new Logon(config.username(), config.password());
        RestApi.Dialect dialect = new RestApi.Dialect(
                config.serviceUrl(),
                logon,
                Map.of(),
                new ListrakErrorPolicy(),
                QuotaHeaders.NONE,
                Check.list(SoapRequester.request(ListrakTables.LISTS), ""),
                WINDOW,
                List.of());
        this.transport = RestApi.transport(config, dialect);
        this.settings = RestApi.settings(config, dialect, time);
        this.client = new SoapClient(transport, config.serviceUrl(), logon, settings.serverClock());
        this.inFlight = new InFlight(config.maxConcurrentRequests(), settings.time());
    }

    @Override
    public Requester requester(String table, RequestListener listener) {
        return new SoapRequester(table, client, settings, inFlight, listener);
    }

    /** A user without lists is valid and gets a warning. A locked account is refused like a wrong password. */
    @Override
    public void check() {
        SoapRequester requester =
                new SoapRequester("(credential check)", client, settings, inFlight, RequestListener.NONE);
        try {
            Page<?> lists = requester.readOnce(
                    settings.check().request(), settings.check().reader());
            if (lists.rows().isEmpty()) {
                log.warn("Listrak returns no lists for this user: select them in the user's settings");
            }
        } catch (ApiException e) {
            throw e.kind() == ApiException.Kind.RATE_LIMITED ? e.as(ApiException.Kind.FAIL, e.getMessage()) : e;
        }
    }

    @Override
    public int requestsInFlight() {
        return settings.budget().requestsInFlight();
    }

    @Override
    public void close() {
        settings.budget().close();
        transport.close();
    }
}
