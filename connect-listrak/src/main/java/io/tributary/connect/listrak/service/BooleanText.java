package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/** Reads an {@code xs:boolean}: {@code true} or {@code 1}, {@code false} or {@code 0}. Keeps other text as it is. */
public final class BooleanText extends XmlAdapter<String, Object> {

    @Override
    public Object unmarshal(String text) {
        return switch (text.trim()) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> text;
        };
    }

    @Override
    public String marshal(Object value) {
        return value == null ? null : value.toString();
    }
}
