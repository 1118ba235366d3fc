package io.tributary.connect.listrak.service;

import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.api.pipe.Codec;
import com.sun.xml.ws.api.pipe.ContentType;
import com.sun.xml.ws.api.pipe.NextAction;
import com.sun.xml.ws.api.pipe.TubeCloner;
import com.sun.xml.ws.api.pipe.helper.AbstractTubeImpl;
import jakarta.xml.ws.WebServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The last step of the generated client's pipeline: sends a message over HTTP and reads the response. */
final class SoapTube extends AbstractTubeImpl {
    private static final String XML = "text/xml; charset=utf-8";

    private final Codec codec;
    private final SoapExchange exchange;

    SoapTube(Codec codec, SoapExchange exchange) {
        this.codec = codec;
        this.exchange = exchange;
    }

    private SoapTube(SoapTube that, TubeCloner cloner) {
        super(that, cloner);
        this.codec = that.codec.copy();
        this.exchange = that.exchange;
    }

    @Override
    public SoapTube copy(TubeCloner cloner) {
        return new SoapTube(this, cloner);
    }

    @Override
    public NextAction processRequest(Packet request) {
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        try {
            ContentType type = codec.encode(request, envelope);
            byte[] xml = exchange.send(envelope.toByteArray(), type.getContentType(), type.getSOAPActionHeader());
            Packet response = request.createClientResponse(null);
            codec.decode(exchange.open(xml), XML, response);
            return doReturnWith(response);
        } catch (IOException e) {
            throw new WebServiceException("reading from memory", e);
        }
    }

    @Override
    public NextAction processResponse(Packet response) {
        throw new UnsupportedOperationException("nothing comes after the transport");
    }

    @Override
    public NextAction processException(Throwable failure) {
        throw new UnsupportedOperationException("nothing comes after the transport");
    }

    @Override
    public void preDestroy() {
        // The HTTP transport outlives the port.
    }
}
