package io.tributary.connect.common.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP URL in a setting. Host names may contain underscores, as in private networks, for which {@link URI} finds no host.
 * User, password, query and fragment are not allowed. Uses no Kafka classes, so that commands can use it too.
 *
 * @param scheme http or https
 * @param host in lower case; an IPv6 address is in brackets
 * @param path without trailing slashes
 */
public record HttpUrl(String scheme, String host, String port, String path) {
    private static final String LABEL = "[a-z0-9_-]{1,63}";
    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>https?)://(?<host>\\[[0-9a-f:.]+]|" + LABEL + "(\\." + LABEL + ")*\\.?)"
                    + "(?<port>:\\d{1,5})?(?<path>/[^?#\\s\\\\]*)?",
            Pattern.CASE_INSENSITIVE);
    /** The pattern could overflow the stack on longer input. */
    private static final int MAX_CHARACTERS = 2_000;

    private static final int MAX_PORT = 65_535;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Parses {@code text}. Empty if it is not such a URL. */
    static Optional<HttpUrl> parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        boolean good = text.length() <= MAX_CHARACTERS && form.matches() && isPort(form.group("port"));
        return good && isUri(form.group()) ? Optional.of(of(form)) : Optional.empty();
    }

    /** Parses a base URL, without a trailing slash. Empty if {@code text} is not one, or if it is unsafe to send a credential there. */
    public static Optional<URI> ofApi(String text) {
        return parse(text).filter(HttpUrl::isSafe).map(HttpUrl::toUri);
    }

    private boolean isSafe() {
        return scheme.equals("https") || LOOPBACK.contains(host);
    }

    private static HttpUrl of(Matcher form) {
        String path = form.group("path") == null ? "" : form.group("path").replaceAll("/+$", "");
        String port = form.group("port") == null ? "" : form.group("port");
        return new HttpUrl(lower(form.group("scheme")), lower(form.group("host")), port, path);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isPort(String text) {
        int port = text == null ? 1 : Integer.parseInt(text.substring(1));
        return port >= 1 && port <= MAX_PORT;
    }

    private static boolean isUri(String text) {
        try {
            URI.create(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    URI toUri() {
        return URI.create(scheme + "://" + host + port + path);
    }
}
