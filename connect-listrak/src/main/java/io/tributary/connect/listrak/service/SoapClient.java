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

/** The generated client, with one port for each request in flight. Thread-safe. */
public final class SoapClient {
    private final HttpTransport transport;
    private final URI url;
    private final Logon logon;
    private final ServerClock clock;
    private final Queue<Port> idle = new ConcurrentLinkedQueue<>();
    private IntegrationService service;

    private record Port(IntegrationServiceSoap soap, SoapExchange exchange) {}

    /**
     * A response of the service.
     *
     * @param payload the operation's response, without unreadable rows
     * @param xml the response's XML
     */
    record Response(SoapPayload payload, Instant serverTime, SoapResponse xml) {}

    /**
     * @param url of the service, for all operations
     */
    public SoapClient(HttpTransport transport, URI url, Logon logon, ServerClock clock) {
        this.transport = transport;
        this.url = url;
        this.logon = logon;
        this.clock = clock;
    }

    /** Opens a call. Close it after its rows were read. */
    HttpCall open() {
        return transport.open();
    }

    /**
     * Sends an operation through {@code http} and waits for the response.
     *
     * @param parameters by their names in the WSDL
     * @throws SoapFailure if there is no response, or it is an error
     */
    Response call(HttpCall http, String operation, Map<String, String> parameters) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SoapClient.class.getClassLoader());
        Port port = take();
        port.exchange().begin(http);
        try {
            Operation.named(operation).send(port.soap(), parameters, logon.header());
            SoapExchange exchange = port.exchange();
            return new Response(exchange.payload(), exchange.serverTime(), exchange.response());
        } finally {
            port.exchange().end();
            idle.add(port);
            thread.setContextClassLoader(before);
        }
    }

    /** A port belongs to one call at a time, and its exchange holds the call's response. */
    private Port take() {
        Port port = idle.poll();
        return port == null ? newPort() : port;
    }

    private synchronized Port newPort() {
        if (service == null) {
            service = new IntegrationService();
        }
        SoapExchange exchange = new SoapExchange(url, clock);
        return new Port(service.getIntegrationServiceSoap(exchange), exchange);
    }
}
