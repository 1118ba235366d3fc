package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/** An {@code xs:boolean} of the wire: {@code true} or {@code 1}, {@code false} or {@code 0}; other text is null. */
public final class BooleanText extends XmlAdapter<String, Boolean> {

    @Override
    public Boolean unmarshal(String text) {
        return switch (text.trim()) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    @Override
    public String marshal(Boolean value) {
        return value == null ? null : value.toString();
    }
}
