package io.tributary.connect.customerio;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Accepts a list of domain names. */
final class DomainNames implements ConfigDef.Validator {
    private static final Pattern NAME = Pattern.compile("[^\\s/@:.]+(\\.[^\\s/@:.]+)+");

    /** RFC 1035, 2.3.4. */
    private static final int MAX_CHARACTERS = 255;

    @Override
    public void ensureValid(String name, Object value) {
        for (Object domain : (List<?>) value) {
            String text = String.valueOf(domain);
            if (text.length() > MAX_CHARACTERS || !NAME.matcher(text).matches()) {
                throw new ConfigException(name, domain, "must be " + this);
            }
        }
    }

    @Override
    public String toString() {
        return "domain names, such as mail.example.com";
    }
}
