package io.tributary.connect.customerio;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.task.Api;
import java.util.function.Supplier;

/**
 * Distinguishes a key of the other region from a bad one: both get 401 (App API reference, "Authentication") or 403 (seen live,
 * 2026-10), without a redirect, so the other region is asked once.
 */
final class RegionCheck implements Api {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Api api;
    private final String otherRegion;
    private final Supplier<Api> other;

    /**
     * @param api of the region that is set
     * @param other opens the API of the other region
     */
    RegionCheck(Api api, String otherRegion, Supplier<Api> other) {
        this.api = api;
        this.otherRegion = otherRegion;
        this.other = other;
    }

    @Override
    public Requester requester(String table, RequestListener listener) {
        return api.requester(table, listener);
    }

    @Override
    public void check() {
        try {
            api.check();
        } catch (ApiException e) {
            throw isRefusal(e) && worksElsewhere(e)
                    ? e.as(
                            ApiException.Kind.FAIL,
                            e.getMessage() + ". The key is valid in the other region: set api.region to " + otherRegion)
                    : e;
        }
    }

    private static boolean isRefusal(ApiException failure) {
        boolean passing = failure.kind() == ApiException.Kind.RETRY;
        return !passing && (failure.status() == UNAUTHORIZED || failure.status() == FORBIDDEN);
    }

    /**
     * Whether the other region takes the key. A 403 there is a key without the right to read workspaces, unless this region says
     * the same.
     */
    private boolean worksElsewhere(ApiException here) {
        try (Api elsewhere = other.get()) {
            elsewhere.check();
            return true;
        } catch (ApiException e) {
            return here.status() == UNAUTHORIZED && e.kind() == ApiException.Kind.UNAVAILABLE;
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
