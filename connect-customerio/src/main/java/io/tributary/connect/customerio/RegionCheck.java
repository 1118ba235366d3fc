package io.tributary.connect.customerio;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.task.Api;
import java.util.function.Supplier;

/**
 * Tells a key of the other region from a bad one: both are answered 401, without a redirect (App API reference,
 * "Authentication"), so the other region is asked once.
 */
final class RegionCheck implements Api {
    private static final int UNAUTHORIZED = 401;

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
            throw e.status() == UNAUTHORIZED && worksElsewhere()
                    ? e.as(
                            e.kind(),
                            e.getMessage() + ". The key works in the other region: set api.region to " + otherRegion)
                    : e;
        }
    }

    /** Whether the other region takes the key; one that lacks the right to read workspaces is taken too. */
    private boolean worksElsewhere() {
        try (Api elsewhere = other.get()) {
            elsewhere.check();
            return true;
        } catch (ApiException e) {
            return e.kind() == ApiException.Kind.UNAVAILABLE;
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
