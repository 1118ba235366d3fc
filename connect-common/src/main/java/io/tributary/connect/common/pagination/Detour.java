package io.tributary.connect.common.pagination;

import io.tributary.connect.common.http.ApiRequest;
import java.util.List;

/**
 * How to read on after a page that the API cannot return.
 *
 * @param requests the lists to read instead of that page and all after it, in this order; empty if nothing is left
 * @param skipped the place of the row that is skipped, without any of its values but times; null while it is still searched for
 */
public record Detour(List<ApiRequest> requests, String skipped) {

    /** Continues with {@code requests}; no row is skipped yet. */
    public static Detour through(ApiRequest... requests) {
        return new Detour(List.of(requests), null);
    }
}
