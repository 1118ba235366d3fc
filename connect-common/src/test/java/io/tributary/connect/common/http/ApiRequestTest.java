package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.Toys.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {

    @Test
    void requestsThatSendTheSameAreEqual() {
        assertThat(ApiRequest.get("/x").with("a", 1).with("b", 2))
                .isEqualTo(ApiRequest.get("/x").with("a", 0).with("b", 2).with("a", "1"))
                .isNotEqualTo(ApiRequest.get("/x").with("a", 1))
                .isNotEqualTo(ApiRequest.get("/y").with("a", 1).with("b", 2));
        assertThat(ApiRequest.post("/x", json("{'a':1}")))
                .isEqualTo(ApiRequest.post("/x", json("{'a':1}")))
                .isNotEqualTo(ApiRequest.post("/x", json("{'a':2}")));
        assertThat(ApiRequest.get("/x").withHeader("h", "1")).isNotEqualTo(ApiRequest.get("/x"));
    }

    @Test
    void changesDoNotAffectTheOriginal() {
        ApiRequest request = ApiRequest.get("/x");
        request.with("a", 1).withHeader("h", "1").withBody(json("{}"));
        assertThat(request).isEqualTo(ApiRequest.get("/x"));
    }

    @Test
    void parametersKeepTheirOrder() {
        assertThat(ApiRequest.get("/x")
                        .with("z", 1)
                        .with("a", 2)
                        .with("m", 3)
                        .query()
                        .keySet())
                .containsExactly("z", "a", "m");
    }

    @ParameterizedTest
    @CsvSource({
        "x y,x%20y",
        "a%zz,a%25zz",
        "a/b,a%2Fb",
        "../admins,..%2Fadmins",
        "a?b=c,a%3Fb%3Dc",
        "a#b,a%23b",
        "a+b;c,a%2Bb%3Bc",
        "Größe,Gr%C3%B6%C3%9Fe",
        "http://h/,http%3A%2F%2Fh%2F",
        "{},%7B%7D",
        "...,..."
    })
    void idWithAnyCharactersIsOnePathSegment(String id, String segment) {
        assertThat(ApiRequest.byId("/x/{}/y", id).path()).isEqualTo("/x/" + segment + "/y");
        assertThat(ApiRequest.byId("/x/{}/y/{}", id, "1").path()).isEqualTo("/x/" + segment + "/y/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "\ud800"})
    void idThatCannotBePartOfAPathIsRefused(String id) {
        assertThatThrownBy(() -> ApiRequest.byId("/x/{}", id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("GET /x/{id} was not sent");
    }

    @Test
    void textContainsNoData() {
        assertThat(ApiRequest.get("/x").with("email", "a@b.c")).hasToString("GET /x");
        assertThat(ApiRequest.get("/x").follow("https://h/y?email=a@b.c")).hasToString("GET https://h/y");
        assertThat(ApiRequest.post("/x", json("{'email':'a@b.c'}"))).hasToString("POST /x");
        assertThat(ApiRequest.get("/x").follow("y\n#z")).hasToString("GET /y\\u000a");
        assertThat(ApiRequest.get("/x").follow("y".repeat(1000)).toString()).hasSizeLessThan(220);
    }

    @Test
    void quotaThatIsNotUsedUpHoldsNothing() {
        Instant now = Instant.ofEpochSecond(1_769_860_800);
        QuotaHeaders quota = QuotaHeaders.RATE_LIMIT;
        assertThat(quota.hold(Map.of("x-ratelimit-remaining", "1", "x-ratelimit-reset", "1769860860"), now))
                .isNull();
        assertThat(quota.hold(Map.of("x-ratelimit-remaining", "0"), now)).isNull();
        assertThat(quota.hold(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "soon"), now))
                .isNull();
        assertThat(quota.hold(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "9223372036854775807"), now))
                .isNull();
        assertThat(quota.hold(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1769860790"), now))
                .isZero();
        assertThat(quota.hold(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1769860860"), now))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(QuotaHeaders.NONE.hold(Map.of("x-ratelimit-remaining", "0"), now))
                .isNull();
    }
}
