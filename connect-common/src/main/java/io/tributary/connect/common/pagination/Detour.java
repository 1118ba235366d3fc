package io.tributary.connect.common.pagination;

import io.tributary.connect.common.http.ApiRequest;
import java.util.List;

/**
 * How a walk goes on after a page that the API cannot show.
 *
 * @param requests what to walk instead of that page and all after it, one list after the other; empty where nothing is left
 * @param skipped where the row is that is left out, without any of its values but times; null while that is being narrowed down
 */
public record Detour(List<ApiRequest> requests, String skipped) {

    /** Goes on with {@code requests}; no row is left out yet. */
    public static Detour through(ApiRequest... requests) {
        return new Detour(List.of(requests), null);
    }
}
