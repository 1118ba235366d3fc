package io.tributary.connect.common.pagination;

import static io.tributary.connect.common.testing.Toys.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaginatorTest {
    private static final ApiRequest GET = ApiRequest.get("/x").with("limit", 10);

    @Test
    void singlePageEnds() {
        assertThat(Paginator.SINGLE.next(page(GET, "{'next':'y'}"))).isNull();
    }

    @Test
    void cursorBecomesAParameterAndReplacesTheLastOne() {
        Paginator pages = Paginator.queryCursor("/page/next", "start");
        ApiRequest second = pages.next(page(GET, "{'page':{'next':'MDox'}}"));
        assertThat(second).isEqualTo(GET.with("start", "MDox"));
        assertThat(pages.next(page(second, "{'page':{'next':7}}"))).isEqualTo(GET.with("start", "7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'next':null}", "{'next':''}"})
    void listEndsWithoutACursor(String envelope) {
        ApiRequest post = ApiRequest.post("/x", json("{}"));
        assertThat(Paginator.queryCursor("/next", "start").next(page(GET, envelope)))
                .isNull();
        assertThat(Paginator.link("/next").next(page(GET, envelope))).isNull();
        assertThat(Paginator.bodyCursor("/next", "p", "after").next(page(post, envelope)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'pages':''}", "{'pages':[]}", "{'pages':{'next':'abc'}}"})
    void wrongTypeAroundACursorIsNotTheEnd(String envelope) {
        Paginator pages = Paginator.queryCursor("/pages/next/after", "after");
        assertThatThrownBy(() -> pages.next(page(GET, envelope))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'next':{}}", "{'next':[]}", "{'next':['abc']}", "{'next':true}"})
    void invalidCursorIsNotTheEnd(String envelope) {
        Paginator pages = Paginator.queryCursor("/next", "start");
        assertThatThrownBy(() -> pages.next(page(GET, envelope))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoopGuard().next(page(GET, envelope), pages, "rows"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(ApiException.Kind.EXPIRED_CURSOR))
                .hasMessage(
                        "Table rows: GET /x has no readable next page (/next of the response is neither text nor number)");
    }

    @Test
    void cursorIsAddedToTheBodyAndTheRestStays() {
        Paginator pages = Paginator.bodyCursor("/next", "pagination", "after");
        ApiRequest first = ApiRequest.post("/x", json("{'query':{'a':1},'pagination':{'per_page':150}}"));
        ApiRequest second = pages.next(page(first, "{'next':'abc'}"));
        assertThat(second.body()).isEqualTo(json("{'query':{'a':1},'pagination':{'per_page':150,'after':'abc'}}"));
        assertThat(first.body().at("/pagination/after").isMissingNode()).isTrue();
        ApiRequest bare = ApiRequest.post("/x", json("{}"));
        assertThat(pages.next(page(bare, "{'next':'abc'}")).body()).isEqualTo(json("{'pagination':{'after':'abc'}}"));
    }

    @Test
    void linkHasItsOwnParametersAndKeepsHeaders() {
        ApiRequest first = GET.withHeader("Accept", "application/vnd.api+json");
        ApiRequest second = Paginator.link("/links/next").next(page(first, "{'links':{'next':'/x?page=2'}}"));
        assertThat(second.path()).isEqualTo("/x?page=2");
        assertThat(second.query()).isEmpty();
        assertThat(second.headers()).isEqualTo(first.headers());
    }

    private static Page<String> page(ApiRequest request, String envelope) {
        return new Page<>(request, List.of(), null, json(envelope), Instant.EPOCH);
    }
}
