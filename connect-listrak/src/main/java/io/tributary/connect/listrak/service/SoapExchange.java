package io.tributary.connect.listrak.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.Headers;
import io.tributary.connect.common.http.HttpCall;
import io.tributary.connect.common.http.ServerClock;
import jakarta.xml.ws.WebServiceFeature;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Instant;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Connects one port of the generated client to the core's HTTP transport, and cleans responses before they are parsed.
 * A feature of the port, for one call at a time.
 */
final class SoapExchange extends WebServiceFeature {
    private static final int OK = 200;

    private final URI url;
    private final ServerClock clock;
    private HttpCall call;
    private Instant serverTime;
    private SoapResponse response;
    private SoapPayload payload;

    SoapExchange(URI url, ServerClock clock) {
        this.url = url;
        this.clock = clock;
        this.enabled = true;
    }

    @Override
    public String getID() {
        return SoapExchange.class.getName();
    }

    /** The server's clock at the last response. */
    Instant serverTime() {
        return serverTime;
    }

    /** The last response. */
    SoapResponse response() {
        return response;
    }

    /** Sends the next envelope through {@code next}. */
    void begin(HttpCall next) {
        call = next;
    }

    /** Forgets the last response, which may be large. */
    void end() {
        call = null;
        response = null;
        payload = null;
    }

    /** Opens a response. Reading fails after the call's deadline. */
    InputStream open(byte[] xml) {
        return new FilterInputStream(new ByteArrayInputStream(xml)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                call.check();
                return super.read(buffer, offset, length);
            }
        };
    }

    /** The payload of the last response. */
    SoapPayload payload() {
        return payload;
    }

    /**
     * Sends an envelope and reads the response.
     *
     * @throws SoapFailure if there is no response, or it is an error
     */
    void send(byte[] envelope, String contentType, String soapAction) {
        HttpUriRequestBase request = new HttpUriRequestBase("POST", url);
        request.setHeader("SOAPAction", soapAction);
        request.setHeader("Accept", "text/xml");
        request.setEntity(new ByteArrayEntity(envelope, ContentType.parse(contentType)));
        try {
            String operation = soapAction.replaceAll(".*/|\"", "");
            call.send(request, http -> {
                read(operation, http);
                return null;
            });
        } catch (IOException e) {
            throw new SoapFailure(Failure.of(0, e, clock.at(null)));
        }
    }

    private void read(String operation, ClassicHttpResponse http) {
        Map<String, String> headers = Headers.of(http);
        serverTime = clock.at(headers.get("date"));
        try (InputStream body = http.getEntity() == null
                ? InputStream.nullInputStream()
                : http.getEntity().getContent()) {
            response = SoapResponse.read(body, charset(headers));
            requireSuccess(operation, http.getCode(), headers);
        } catch (IOException e) {
            throw new SoapFailure(Failure.of(http.getCode(), e, serverTime));
        }
    }

    private void requireSuccess(String operation, int status, Map<String, String> headers) throws IOException {
        payload = status == OK ? payload(operation) : null;
        if (payload == null) {
            String fault = faultIfAny(operation);
            JsonNode body = fault == null ? MissingNode.getInstance() : TextNode.valueOf(fault);
            throw new SoapFailure(new Failure(status, headers, body, null, serverTime, response.kind()));
        }
    }

    private SoapPayload payload(String operation) throws IOException {
        try {
            return response.payload(Operation.named(operation), open(response.xml()));
        } catch (IOException e) {
            call.check();
            throw e;
        }
    }

    /** Errors of proxies and of the web server are HTML pages. */
    private String faultIfAny(String operation) {
        try {
            return response.fault(operation);
        } catch (IOException e) {
            return null;
        }
    }

    private static Charset charset(Map<String, String> headers) {
        try {
            ContentType type = ContentType.parseLenient(headers.get("content-type"));
            return type == null ? null : type.getCharset();
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }
}
