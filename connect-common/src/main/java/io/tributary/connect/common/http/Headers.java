package io.tributary.connect.common.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;

/** Reads the headers of a response. */
public final class Headers {

    private Headers() {}

    /** The values by lower-case name. Values of a repeated header are joined by commas (RFC 9110). */
    public static Map<String, String> of(MessageHeaders response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            headers.merge(header.getName().toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other);
        }
        return headers;
    }
}
