package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.HttpCall;
import io.tributary.connect.common.http.HttpTransport;
import io.tributary.connect.common.http.ServerClock;
import io.tributary.connect.listrak.soap.IntegrationService;
import io.tributary.connect.listrak.soap.IntegrationServiceSoap;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The generated client, as many ports of it as there are requests at once. */
public final class SoapClient {
    private final HttpTransport transport;
    private final URI url;
    private final Logon logon;
    private final ServerClock clock;
    private final Queue<Port> idle = new ConcurrentLinkedQueue<>();
    private IntegrationService service;

    private record Port(IntegrationServiceSoap soap, SoapExchange exchange) {}

    /**
     * What the service answered.
     *
     * @param bean of the operation's response
     * @param xml as which the answer came
     * @param members how many elements its result had, but for rows that are unreadable
     */
    record Answer(Object bean, Instant serverTime, SoapAnswer xml, int members) {}

    /**
     * @param url of the service, to which all operations go
     */
    public SoapClient(HttpTransport transport, URI url, Logon logon, ServerClock clock) {
        this.transport = transport;
        this.url = url;
        this.logon = logon;
        this.clock = clock;
    }

    /** A request to be sent; to be closed when its rows are made. */
    HttpCall open() {
        return transport.open();
    }

    /**
     * Sends one operation by {@code http} and waits for the answer.
     *
     * @param parameters by their names on the wire
     * @throws SoapFailure when it is no success
     */
    Answer call(HttpCall http, String operation, Map<String, String> parameters) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SoapClient.class.getClassLoader());
        Port port = take();
        port.exchange().begin(http);
        try {
            Object bean = Operation.named(operation).send(port.soap(), parameters, logon.header());
            SoapExchange exchange = port.exchange();
            return new Answer(bean, exchange.serverTime(), exchange.last(), exchange.members());
        } finally {
            idle.add(port);
            thread.setContextClassLoader(before);
        }
    }

    /** A port belongs to one call at a time: what it was answered is told by its exchange. */
    private Port take() {
        Port port = idle.poll();
        return port == null ? another() : port;
    }

    private synchronized Port another() {
        if (service == null) {
            service = new IntegrationService();
        }
        SoapExchange exchange = new SoapExchange(url, clock);
        return new Port(service.getIntegrationServiceSoap(exchange), exchange);
    }
}
