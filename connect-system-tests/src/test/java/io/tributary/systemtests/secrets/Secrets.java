package io.tributary.systemtests.secrets;

import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The secrets in the tests, in all forms in which they might be written. */
final class Secrets {
    /** The password of the proxy in {@link SecretsIT}. */
    static final String PROXY_PASSWORD = "s&mulated proxy/password";

    /** The secrets in single tests of connectors, servers and the command that gets a token. */
    private static final List<String> OF_TESTS = List.of("very-secret", "simulated-secret", PROXY_PASSWORD);

    private static final int SHORTEST = 6;

    private Secrets() {}

    /** All secrets. */
    static Set<String> all() {
        Set<String> secrets = new LinkedHashSet<>(OF_TESTS);
        Connectors.ALL.stream().map(ConnectorKit::credential).forEach(one -> secrets.add(one.getValue()));
        return secrets;
    }

    /** A secret verbatim, and encoded as in URLs, XML, JSON and Base64, at any place of a longer text. */
    static Set<String> forms(String secret) {
        Set<String> forms = new HashSet<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        String xml = secret.replace("&", "&amp;").replace("<", "&lt;");
        forms.add(xml);
        forms.add(xml.replace(">", "&gt;"));
        forms.add(secret.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"));
        forms.add(secret.replace("&", "\\u0026").replace("<", "\\u003C").replace(">", "\\u003E"));
        forms.add(secret.replace("/", "\\/"));
        for (int before = 0; before < 3; before++) {
            forms.addAll(base64(secret, before));
        }
        return forms;
    }

    /** The Base64 characters that depend only on the secret, if {@code before} bytes precede it. */
    private static Set<String> base64(String secret, int before) {
        byte[] bytes = ("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
        String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        int first = (before * 8 + 5) / 6;
        String same = text.substring(first, bytes.length * 8 / 6);
        Set<String> forms = new HashSet<>();
        if (same.length() >= SHORTEST) {
            forms.add(same);
            forms.add(same.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }
}
