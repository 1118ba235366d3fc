package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;

/** Accepts the URL of an HTTP proxy, or nothing. */
final class ProxyUrl implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, Object value) {
        String text = (String) value;
        if (text != null
                && !text.isBlank()
                && HttpUrl.parse(text).filter(url -> url.path().isEmpty()).isEmpty()) {
            throw Refusal.of(name, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "http://HOST:PORT without a path, user or password (set proxy.user and proxy.password)";
    }
}
