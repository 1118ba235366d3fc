package io.tributary.connect.intercom;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * A version of the Intercom API, sent with every request (header {@code Intercom-Version}).
 *
 * @param name as Intercom spells it
 * @param minor the number after "2."; {@link Integer#MAX_VALUE} for Preview
 */
public record IntercomVersion(String name, int minor) {
    /** The latest version that this connector was written for. */
    public static final String DEFAULT = "2.17";

    private static final Pattern NUMBERED = Pattern.compile("2\\.(\\d{1,3})");
    private static final String PREVIEW = "Preview";
    private static final int OLDEST = 12;

    /**
     * @throws IllegalArgumentException if this connector does not support the version
     */
    static IntercomVersion parse(String name) {
        if (name.equals(PREVIEW)) {
            return new IntercomVersion(name, Integer.MAX_VALUE);
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.matches() || Integer.parseInt(numbered.group(1)) < OLDEST) {
            throw new IllegalArgumentException("No version: " + name);
        }
        return new IntercomVersion(name, Integer.parseInt(numbered.group(1)));
    }

    /** Whether there is a list of deleted conversations. */
    boolean hasDeletedConversations() {
        return minor >= 16;
    }

    /** Whether attributes of conversations have a list of their own. */
    boolean hasConversationAttributes() {
        return minor >= 16;
    }

    /** Whether companies can be searched by {@code updated_at}. */
    boolean hasCompanySearch() {
        return minor >= 17;
    }

    /** Whether parts beyond the newest 500 of a conversation can be requested. */
    boolean hasOlderParts() {
        return minor >= 17;
    }

    /** Accepts {@code 2.12} and later, and {@code Preview}. */
    static final class Validator implements ConfigDef.Validator {
        @Override
        public void ensureValid(String name, Object value) {
            try {
                parse((String) value);
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name, value, "must be " + this);
            }
        }

        @Override
        public String toString() {
            return "2." + OLDEST + " or newer, or " + PREVIEW;
        }
    }
}
