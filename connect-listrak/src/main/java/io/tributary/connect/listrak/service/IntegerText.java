package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/** Reads an {@code xs:int} as a long, in case the service widens it. Keeps other text as it is. */
public final class IntegerText extends XmlAdapter<String, Object> {

    @Override
    public Object unmarshal(String text) {
        try {
            return Long.valueOf(text.trim());
        } catch (NumberFormatException e) {
            return text;
        }
    }

    @Override
    public String marshal(Object value) {
        return value == null ? null : value.toString();
    }
}
