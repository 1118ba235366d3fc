package io.tributary.connect.kustomer;

import java.net.URI;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Accepts the name of an organization. It is part of the host name to which the credential is sent, so it must be a single
 * label.
 */
final class Organization implements ConfigDef.Validator {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

    /** The organization's own host (Kustomer's documentation, "Base URLs"). */
    static URI host(String organization) {
        return URI.create("https://" + organization + ".api.kustomerapp.com");
    }

    @Override
    public void ensureValid(String name, Object value) {
        String text = value == null ? "" : value.toString().trim();
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "empty, or the first part of the web app's address: acme of acme.kustomerapp.com";
    }
}
