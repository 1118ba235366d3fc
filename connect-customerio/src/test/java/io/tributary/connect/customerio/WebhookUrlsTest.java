package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in the URLs of webhooks. */
class WebhookUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@example.com/hook, https://example.com/hook",
        "https://user@example.com, https://example.com",
        "HTTPS://user:secret@example.com:8443/hook?a=b#c, HTTPS://example.com:8443/hook?a=b#c",
        "https://user:secret@example.com/hook?mail=a@b.com, https://example.com/hook?mail=a@b.com",
        "https://user:secret@example.com/@team/hook, https://example.com/@team/hook",
        "https://user:secret@[2001:db8::1]:80/hook, https://[2001:db8::1]:80/hook",
        "https://user:secret@localhost/hook, https://localhost/hook",
        "https://:secret@example.com/hook, https://example.com/hook",
        "https://user:@example.com/hook, https://example.com/hook",
        "//user:secret@example.com/hook, //example.com/hook",
        "ftp://user:secret@example.com/hook, ftp://example.com/hook"
    })
    void areRemoved(String url, String clean) {
        assertThat(WebhookUrls.withoutUserInfo(url)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hook",
                "https://example.com:8443/hook?mail=a@b.com",
                "https://example.com/@team/hook",
                "https://[2001:db8::1]/hook",
                "https://10.0.0.1/hook#a@b",
                "https://single/hook",
                "not a URL",
                ""
            })
    void urlWithoutCredentialsIsUnchanged(String url) {
        assertThat(WebhookUrls.withoutUserInfo(url)).isEqualTo(url);
    }

    /** Users may have entered invalid URLs, which the API returns unchanged. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@exa mple.com/hook",
                "https://user:se cret@example.com/hook",
                "https://user:se/cret@example.com/hook",
                "https://user:se?cret@example.com/hook",
                "https://user:se#cret@example.com/hook",
                "https://user:se@cret@example.com/hook",
                "https://user:secret@host/hook",
                "https://user:%secret@example.com/hook",
                "https://user:{{secret}}@example.com/hook",
                "https://user:secret@[example.com/hook",
                "https:user:secret@example.com/hook",
                "https:/user:secret@example.com/hook",
                "https:///user:secret@example.com/hook",
                "https:\\\\user:secret@example.com\\hook",
                "\t https://user:secret@example.com/hook",
                "ht tps://user:secret@example.com/hook",
                "user:secret@example.com/hook",
                "user:secret@example.com",
                "user:secret@"
            })
    void areRemovedFromInvalidUrlsToo(String url) {
        assertThat(WebhookUrls.withoutUserInfo(url))
                .doesNotContain("user")
                .doesNotContain("se")
                .doesNotContain("cret");
    }

    @Test
    void areRemovedFromAllFields() {
        ObjectNode row = (ObjectNode) Json.parse("""
                {"id": 4, "name": "for a@b.com", "endpoint": {"url": "https://user:secret@example.com/hook", "n": [1, "user:secret@x"]},
                 "target": "https://user:secret@example.com/hook", "events": ["email_failed"]}""");
        assertThat(WebhookUrls.withoutUserInfo(row, null)).isEqualTo(Json.parse("""
                {"id": 4, "name": "for a@b.com", "endpoint": {"url": "https://example.com/hook", "n": [1, "x"]},
                 "target": "https://example.com/hook", "events": ["email_failed"]}"""));
    }
}
