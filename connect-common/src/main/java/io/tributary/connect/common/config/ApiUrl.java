package io.tributary.connect.common.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** An {@code https://} URL; {@code http://} only for this machine, since requests carry the credential. */
final class ApiUrl implements ConfigDef.Validator {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void ensureValid(String name, Object value) {
        String text = (String) value;
        if (text != null && !text.isBlank() && !isAllowed(text)) {
            throw new ConfigException(name, value, "has to be " + this);
        }
    }

    private static boolean isAllowed(String text) {
        try {
            URI url = new URI(text);
            boolean plain = "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
            return url.getHost() != null && url.getUserInfo() == null && ("https".equals(url.getScheme()) || plain);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "an https:// URL without user and password, or an http:// one of a loopback host";
    }
}
