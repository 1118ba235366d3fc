package io.tributary.connect.listrak.service;

import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.message.FilterMessageImpl;
import com.sun.xml.ws.api.message.Messages;
import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.api.pipe.Codec;
import com.sun.xml.ws.api.pipe.ContentType;
import com.sun.xml.ws.api.pipe.NextAction;
import com.sun.xml.ws.api.pipe.TubeCloner;
import com.sun.xml.ws.api.pipe.helper.AbstractTubeImpl;
import com.sun.xml.ws.spi.db.XMLBridge;
import jakarta.xml.ws.WebServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The last step of the generated client's pipeline: sends a message over HTTP and reads the response. */
final class SoapTube extends AbstractTubeImpl {
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
            exchange.send(envelope.toByteArray(), type.getContentType(), type.getSOAPActionHeader());
            return doReturnWith(request.createClientResponse(new ReadMessage()));
        } catch (IOException e) {
            throw new WebServiceException("writing to memory", e);
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

    /** Stands for a response that the exchange has read. The generated client gets no bean. */
    private static final class ReadMessage extends FilterMessageImpl {

        ReadMessage() {
            super(Messages.createEmpty(SOAPVersion.SOAP_11));
        }

        @Override
        public <T> T readPayloadAsJAXB(XMLBridge<T> bridge) {
            return null;
        }
    }

    @Override
    public void preDestroy() {
        // The HTTP transport outlives the port.
    }
}
