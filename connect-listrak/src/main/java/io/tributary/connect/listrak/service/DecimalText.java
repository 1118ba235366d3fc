package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.math.BigDecimal;
import java.util.Set;

/**
 * An {@code xs:double} of the wire with all its digits. {@code NaN} and {@code INF} (the percents of a message without
 * recipients) are no numbers of JSON: null. Other unreadable text stays as it is.
 */
public final class DecimalText extends XmlAdapter<String, Object> {
    private static final Set<String> NONE = Set.of("NaN", "INF", "-INF");
    private static final int MOST_CHARACTERS = 1000;

    @Override
    public Object unmarshal(String text) {
        String number = text.trim();
        try {
            return NONE.contains(number) ? null : number.length() > MOST_CHARACTERS ? text : new BigDecimal(number);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    @Override
    public String marshal(Object value) {
        return value == null ? null : value.toString();
    }
}
