package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSizeTest {
    private static final ApiRequest LIST =
            ApiRequest.get("/x").with("start", "c").with("size", 5);

    @Test
    void cursorIsKept() {
        assertThat(PageSize.halved(LIST, "page", "size")).isEqualTo(LIST.with("size", 2));
    }

    @Test
    void pageNumbersStartOver() {
        assertThat(PageSize.halved(LIST.with("page", 7), "page", "size"))
                .isEqualTo(LIST.with("size", 2).with("page", 1));
    }

    @Test
    void halvesThePageSizeInTheParametersOfALink() {
        ApiRequest link = LIST.follow("https://api.example/x?page=3&per_page=60&order=desc");
        assertThat(PageSize.halved(link, "page", "per_page"))
                .isEqualTo(ApiRequest.get("https://api.example/x")
                        .with("page", 1)
                        .with("per_page", 30)
                        .with("order", "desc"));
    }

    @ParameterizedTest
    @CsvSource({"1", "0", "x", "''", "-4"})
    void unhalvableSizeIsKept(String size) {
        ApiRequest request = LIST.with("size", size);
        assertThat(PageSize.halved(request, "page", "size")).isSameAs(request);
        assertThat(PageSize.halved(LIST, "page", "other")).isSameAs(LIST);
        assertThat(PageSize.halvedInBody(LIST, "pages", "size")).isSameAs(LIST);
    }

    @Test
    void halvesThePageSizeInAnObjectOfTheBody() {
        ApiRequest search = ApiRequest.post("/x", Toys.json("{'query':1,'pages':{'size':150,'after':'a'}}"));
        ApiRequest half = PageSize.halvedInBody(search, "pages", "size");
        assertThat(half.body()).isEqualTo(Toys.json("{'query':1,'pages':{'size':75,'after':'a'}}"));
        assertThat(search.body().at("/pages/size").asInt()).isEqualTo(150);
    }
}
