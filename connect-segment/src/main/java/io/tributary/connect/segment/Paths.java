package io.tributary.connect.segment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of request paths. */
final class Paths {

    private Paths() {}

    /** An id as one segment of a path: ids are opaque, and may hold anything. */
    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
