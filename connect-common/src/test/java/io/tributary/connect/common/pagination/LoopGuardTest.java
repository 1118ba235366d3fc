package io.tributary.connect.common.pagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.testing.FakeApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopGuardTest {
    private final LoopGuard guard = new LoopGuard();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void cyclesOfAnyLengthAreDetectedSoon(int length) {
        for (int before = 0; before < 20; before++) {
            LoopGuard fresh = new LoopGuard();
            int steps = stepsUntilNoticed(fresh, before, length);
            assertThat(steps).isBetween(before + length, 3 * (before + length) + 3);
        }
    }

    private static int stepsUntilNoticed(LoopGuard guard, int before, int length) {
        for (int step = 0; step < 1000; step++) {
            int place = step < before ? step : before + (step - before) % length;
            try {
                guard.requireNew(ApiRequest.get("/p").with("n", place), Paginator.SINGLE, "rows");
            } catch (ApiException e) {
                assertThat(e.kind()).isEqualTo(ApiException.Kind.UNAVAILABLE);
                return step;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void longListIsNotACycle() {
        for (int step = 0; step < 100_000; step++) {
            guard.requireNew(ApiRequest.get("/p").with("n", step), Paginator.SINGLE, "rows");
        }
    }

    @Test
    void serverThatKeepsTheCursorMayGetTheSameRequestAgain() {
        Paginator keeps = new Paginator() {
            @Override
            public ApiRequest next(Page<?> page) {
                return page.request();
            }

            @Override
            public boolean keepsPlaceOnServer() {
                return true;
            }
        };
        for (int step = 0; step < 100; step++) {
            guard.requireNew(ApiRequest.get("/p"), keeps, "rows");
        }
    }

    @Test
    void serverThatReturnsTheSamePageForEveryRequestIsDetected() {
        FakeApi api = new FakeApi();
        for (int i = 0; i < 100; i++) {
            api.respond("/" + i, "{'rows':[{'id':1},{'id':2}],'next':'/" + (i + 1) + "'}");
        }
        Paginator links = Paginator.link("/next");
        assertThatThrownBy(() -> Listing.read("rows", api, ApiRequest.get("/0"), links, "/rows"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("returns the same rows again");
        assertThat(api.requests()).hasSizeLessThan(10);
    }

    @Test
    void listingReadsAllPagesAndDetectsCycles() {
        FakeApi api = new FakeApi()
                .respond("/1", "{'rows':[{'id':1}],'next':'/2'}")
                .respond("/2", "{'rows':[{'id':2}],'next':null}");
        Paginator links = Paginator.link("/next");
        assertThat(Listing.read("rows", api, ApiRequest.get("/1"), links, "/rows"))
                .hasSize(2);
        api.respond("/2", "{'rows':[],'next':'/1'}");
        assertThatThrownBy(() -> Listing.read("rows", api, ApiRequest.get("/1"), links, "/rows"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("rows")
                .hasMessageContaining("already read");
    }
}
