package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes a secret from text, both verbatim and encoded as in JSON, XML, URLs and Base64. Immutable. */
public final class Redaction {
    private final List<String> forms;

    private Redaction(List<String> forms) {
        this.forms = forms;
    }

    /**
     * @param secret never shown
     */
    public static Redaction of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return new Redaction(Stream.of(
                        secret,
                        new String(JsonStringEncoder.getInstance().quoteAsString(secret)),
                        secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .filter(form -> !form.isBlank())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** {@code text} without the secret. */
    public String apply(String text) {
        String hidden = text;
        for (String form : forms) {
            hidden = hidden.replace(form, "[hidden]");
        }
        return hidden;
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
