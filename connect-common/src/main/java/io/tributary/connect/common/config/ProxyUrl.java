package io.tributary.connect.common.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The URL of an HTTP proxy, or none. */
final class ProxyUrl implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, Object value) {
        String text = (String) value;
        if (text != null && !text.isBlank() && !isProxy(text)) {
            throw new ConfigException(name, value, "has to be " + this);
        }
    }

    private static boolean isProxy(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getScheme().matches("https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "http://HOST:PORT; user and password have settings of their own";
    }
}
