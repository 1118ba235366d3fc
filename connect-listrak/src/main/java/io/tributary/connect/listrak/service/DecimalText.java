package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.math.BigDecimal;
import java.util.Set;

/**
 * Reads an {@code xs:double} with all its digits. {@code NaN} and {@code INF} (percentages of a message without recipients)
 * do not exist in JSON, and become null. Keeps other text as it is.
 */
public final class DecimalText extends XmlAdapter<String, Object> {
    private static final Set<String> NONE = Set.of("NaN", "INF", "-INF");
    private static final int MAX_CHARACTERS = 1000;

    @Override
    public Object unmarshal(String text) {
        String number = text.trim();
        try {
            return NONE.contains(number) ? null : number.length() > MAX_CHARACTERS ? text : new BigDecimal(number);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    @Override
    public String marshal(Object value) {
        return value == null ? null : value.toString();
    }
}
