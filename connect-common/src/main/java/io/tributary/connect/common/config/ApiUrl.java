package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;

/** Accepts an {@code https://} URL, and {@code http://} for loopback hosts only, because requests carry the credential. */
final class ApiUrl implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
        String text = (String) value;
        if (text != null && !text.isBlank() && HttpUrl.ofApi(text).isEmpty()) {
            throw Refusal.of(name, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "an https:// URL (http:// for loopback hosts only) without user, password, query or fragment";
    }
}
