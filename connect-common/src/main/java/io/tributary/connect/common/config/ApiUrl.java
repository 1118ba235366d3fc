package io.tributary.connect.common.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;

/** An {@code https://} URL; {@code http://} only for this machine, since requests carry the credential. */
public final class ApiUrl implements ConfigDef.Validator {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void ensureValid(String name, Object value) {
        String text = (String) value;
        if (text != null && !text.isBlank() && parse(text).isEmpty()) {
            throw Refusal.of(name, "has to be " + this);
        }
    }

    /** The URL that {@code text} is, without a slash at its end; empty where it is none that requests may go to. */
    public static Optional<URI> parse(String text) {
        return HttpUrl.parse(text).filter(ApiUrl::isAllowed).map(HttpUrl::toUri);
    }

    private static boolean isAllowed(HttpUrl url) {
        return url.scheme().equals("https") || LOOPBACK.contains(url.host());
    }

    @Override
    public String toString() {
        return "an https:// URL without user and password, query and fragment, or an http:// one of a loopback host";
    }
}
