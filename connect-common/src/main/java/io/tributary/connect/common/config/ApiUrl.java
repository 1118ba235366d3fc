package io.tributary.connect.common.config;

import org.apache.kafka.common.config.ConfigDef;

/** An {@code https://} URL; {@code http://} only for this machine, since requests carry the credential. */
final class ApiUrl implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
        String text = (String) value;
        if (text != null && !text.isBlank() && HttpUrl.ofApi(text).isEmpty()) {
            throw Refusal.of(name, "has to be " + this);
        }
    }

    @Override
    public String toString() {
        return "an https:// URL without user and password, query and fragment, or an http:// one of a loopback host";
    }
}
