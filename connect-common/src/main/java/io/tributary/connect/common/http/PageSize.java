package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.net.URIBuilder;

/** Halves the page size of a request, wherever the request has it. */
public final class PageSize {
    private PageSize() {}

    /** Halves the parameter {@code size}. Returns the same request if it is absent or 1. For lists with cursors. */
    public static ApiRequest halved(ApiRequest request, String size) {
        ApiRequest unfolded = unfolded(request);
        int rows = number(unfolded, size);
        return rows < 2 ? request : unfolded.with(size, rows / 2);
    }

    /**
     * The same for lists that may have page numbers. These are read from page 1 again: the server may have returned smaller pages
     * than requested, so it is unknown which rows the page had.
     */
    public static ApiRequest halved(ApiRequest request, String page, String size) {
        ApiRequest half = halved(request, size);
        boolean numbered = !half.equals(request) && half.query().containsKey(page);
        return numbered ? half.with(page, 1) : half;
    }

    /** Halves the field {@code size} of the body's object {@code in}. Returns the same request if it is absent or 1. */
    public static ApiRequest halvedInBody(ApiRequest request, String in, String size) {
        int rows =
                request.body() == null ? 0 : request.body().path(in).path(size).asInt();
        if (rows < 2) {
            return request;
        }
        ObjectNode body = request.body().deepCopy();
        body.withObjectProperty(in).put(size, rows / 2);
        return request.withBody(body);
    }

    private static int number(ApiRequest request, String parameter) {
        String text = request.query().getOrDefault(parameter, "");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** The same request with the parameters of a link separated from its path. */
    private static ApiRequest unfolded(ApiRequest request) {
        int question = request.path().indexOf('?');
        if (question < 0) {
            return request;
        }
        ApiRequest unfolded = new ApiRequest(
                request.method(),
                request.path().substring(0, question),
                request.query(),
                request.headers(),
                request.body());
        try {
            for (NameValuePair pair : new URIBuilder(new URI(request.path())).getQueryParams()) {
                unfolded = unfolded.with(pair.getName(), pair.getValue());
            }
            return unfolded;
        } catch (URISyntaxException e) {
            return request;
        }
    }
}
