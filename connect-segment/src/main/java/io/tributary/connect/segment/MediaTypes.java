package io.tributary.connect.segment;

import io.tributary.connect.common.http.ApiRequest;

/**
 * The versions of Segment's endpoints, which the {@code Accept} header of a request selects (Public API documentation,
 * "Versioning"; the names are those of the vendor's own Java SDK).
 */
final class MediaTypes {
    static final String HEADER = "Accept";
    static final String STABLE = "application/vnd.segment.v1+json";
    static final String BETA = "application/vnd.segment.v1beta+json";
    static final String ALPHA = "application/vnd.segment.v1alpha+json";

    /** The most stable version of an endpoint. */
    private static final String ANY = "application/json";

    private MediaTypes() {}

    /** Whether the request selects a particular version. */
    static boolean isNamed(ApiRequest request) {
        return !ANY.equals(request.headers().get(HEADER));
    }

    /** The same request for the most stable version. */
    static ApiRequest unnamed(ApiRequest request) {
        return request.withHeader(HEADER, ANY);
    }
}
