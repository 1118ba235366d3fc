package io.tributary.connect.listrak.service;

import com.sun.xml.ws.api.pipe.ClientTubeAssemblerContext;
import com.sun.xml.ws.api.pipe.TransportTubeFactory;
import com.sun.xml.ws.api.pipe.Tube;

/** Gives ports with a {@link SoapExchange} the core's HTTP transport instead of the JAX-WS runtime's. */
public final class SoapTubeFactory extends TransportTubeFactory {

    @Override
    public Tube doCreate(ClientTubeAssemblerContext context) {
        SoapExchange exchange = context.getBinding().getFeature(SoapExchange.class);
        return exchange == null ? null : new SoapTube(context.getCodec(), exchange);
    }
}
