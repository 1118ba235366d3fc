package io.tributary.connect.customerio;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.task.Api;
import java.util.function.Supplier;

/**
 * Distinguishes a key of the other region from an invalid one: both get 401 (App API reference, "Authentication") or 403
 * (seen live, 2026-10), without a redirect, so the other region is tried once.
 */
final class RegionCheck implements Api {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Api api;
    private final String otherRegion;
    private final Supplier<Api> other;

    /**
     * @param api the API of the configured region
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
     * Whether the other region accepts the key. A 403 there means a key without the permission to read workspaces, unless
     * this region returns the same.
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
    public int requestsInFlight() {
        return api.requestsInFlight();
    }

    @Override
    public void close() {
        api.close();
    }
}
