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
 * How one port of the generated client reaches the service: the core's HTTP, answers cleaned before they are parsed.
 * A feature of the port; one call at a time.
 */
final class SoapExchange extends WebServiceFeature {
    private static final int GOOD = 200;

    private final URI url;
    private final ServerClock clock;
    private HttpCall call;
    private Instant serverTime;
    private SoapAnswer last;
    private int members;

    SoapExchange(URI url, ServerClock clock) {
        this.url = url;
        this.clock = clock;
        this.enabled = true;
    }

    @Override
    public String getID() {
        return SoapExchange.class.getName();
    }

    /** The server's clock at the last answer. */
    Instant serverTime() {
        return serverTime;
    }

    /** The last answer. */
    SoapAnswer last() {
        return last;
    }

    /** The next envelope is sent by {@code next}. */
    void begin(HttpCall next) {
        call = next;
    }

    /** Reads an answer, as long as its deadline lasts. */
    InputStream open(byte[] answer) {
        return new FilterInputStream(new ByteArrayInputStream(answer)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                call.check();
                return super.read(buffer, offset, length);
            }
        };
    }

    /** How many elements the result of the last answer had. */
    int members() {
        return members;
    }

    /**
     * Sends an envelope and gives the answer's, in UTF-8.
     *
     * @throws SoapFailure when it is no success
     */
    byte[] send(byte[] envelope, String contentType, String soapAction) {
        HttpUriRequestBase request = new HttpUriRequestBase("POST", url);
        request.setHeader("SOAPAction", soapAction);
        request.setHeader("Accept", "text/xml");
        request.setEntity(new ByteArrayEntity(envelope, ContentType.parse(contentType)));
        try {
            String operation = soapAction.replaceAll(".*/|\"", "");
            return call.send(request, response -> answer(operation, response));
        } catch (IOException e) {
            throw new SoapFailure(Failure.of(0, e, clock.at(null)));
        }
    }

    private byte[] answer(String operation, ClassicHttpResponse response) {
        Map<String, String> headers = Headers.of(response);
        serverTime = clock.at(headers.get("date"));
        try (InputStream body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent()) {
            SoapAnswer answer = SoapAnswer.read(body, charset(headers));
            last = answer;
            return requireSuccess(operation, response.getCode(), headers, answer);
        } catch (IOException e) {
            throw new SoapFailure(Failure.of(response.getCode(), e, serverTime));
        }
    }

    private byte[] requireSuccess(String operation, int status, Map<String, String> headers, SoapAnswer answer)
            throws IOException {
        boolean good = status == GOOD;
        String fault = good ? answer.fault(operation) : faultIfAny(operation, answer);
        if (good && fault == null) {
            members = answer.members(operation);
            return answer.xml();
        }
        JsonNode body = fault == null ? MissingNode.getInstance() : TextNode.valueOf(fault);
        throw new SoapFailure(new Failure(status, headers, body, null, serverTime, answer.kind()));
    }

    /** Errors of what stands before the service come as pages of HTML. */
    private static String faultIfAny(String operation, SoapAnswer answer) {
        try {
            return answer.fault(operation);
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
