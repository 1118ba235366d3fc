package io.tributary.connect.segment;

import io.tributary.connect.common.http.ApiRequest;

/**
 * The versions of Segment's endpoints, which a request names in its {@code Accept} header (Public API documentation,
 * "Versioning"; the names are those of the vendor's own Java SDK).
 */
final class MediaTypes {
    static final String HEADER = "Accept";
    static final String STABLE = "application/vnd.segment.v1+json";
    static final String BETA = "application/vnd.segment.v1beta+json";
    static final String ALPHA = "application/vnd.segment.v1alpha+json";

    /** The most stable version that an endpoint has, whatever it is. */
    private static final String ANY = "application/json";

    private MediaTypes() {}

    /** Whether the request asks for one certain version. */
    static boolean isNamed(ApiRequest request) {
        return !ANY.equals(request.headers().get(HEADER));
    }

    /** The same request for the most stable version that there is. */
    static ApiRequest unnamed(ApiRequest request) {
        return request.withHeader(HEADER, ANY);
    }
}
