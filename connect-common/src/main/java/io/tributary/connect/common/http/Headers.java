package io.tributary.connect.common.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;

/** The headers of an answer. */
public final class Headers {

    private Headers() {}

    /** The values by lower-case name; those of a header that comes more than once are joined by commas, as RFC 9110 has it. */
    public static Map<String, String> of(MessageHeaders answer) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : answer.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            headers.merge(header.getName().toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other);
        }
        return headers;
    }
}
