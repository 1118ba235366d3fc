package io.tributary.connect.listrak.service;

import io.tributary.connect.common.http.Failure;
import jakarta.xml.ws.WebServiceException;

/** A failed request, thrown through the generated client. */
final class SoapFailure extends WebServiceException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    SoapFailure(Failure failure) {
        super("status " + failure.status(), failure.cause());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
