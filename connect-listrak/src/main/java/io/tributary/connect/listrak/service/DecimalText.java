package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.math.BigDecimal;

/**
 * An {@code xs:double} of the wire with all its digits. {@code NaN} and {@code INF} (the percents of a message without
 * recipients) are no numbers of JSON: null.
 */
public final class DecimalText extends XmlAdapter<String, BigDecimal> {

    @Override
    public BigDecimal unmarshal(String text) {
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String marshal(BigDecimal value) {
        return value == null ? null : value.toString();
    }
}
