package io.tributary.connect.segment;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.task.Api;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/**
 * Segment's API in one region. A token is valid in one region only, and the other one refuses it like any invalid token. So
 * a refused token is tried once in the other regions, to find out which setting is wrong.
 */
final class SegmentApi implements Api {
    private final Api here;
    private final Map<String, URI> elsewhere;
    private final Function<URI, Api> open;

    /**
     * @param elsewhere the URLs of the other regions by name; empty if the user sets the URL
     * @param open opens the API at a URL, with the same credential
     */
    SegmentApi(Api here, Map<String, URI> elsewhere, Function<URI, Api> open) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.open = open;
    }

    @Override
    public Requester requester(String table, RequestListener listener) {
        return here.requester(table, listener);
    }

    @Override
    public void check() {
        try {
            here.check();
        } catch (ApiException e) {
            throw e.kind() == ApiException.Kind.FAIL ? withRegionAdvice(e) : e;
        }
    }

    private ApiException withRegionAdvice(ApiException refused) {
        for (Map.Entry<String, URI> region : elsewhere.entrySet()) {
            try (Api there = open.apply(region.getValue())) {
                there.check();
                String name = region.getKey();
                return refused.as(
                        ApiException.Kind.WRONG_REGION,
                        refused.getMessage() + ". The token is valid in the region \"" + name
                                + "\": set api.region to \"" + name + "\"");
            } catch (ApiException e) {
                refused.addSuppressed(e);
            }
        }
        return refused;
    }

    @Override
    public int requestsInFlight() {
        return here.requestsInFlight();
    }

    @Override
    public void close() {
        here.close();
    }
}
