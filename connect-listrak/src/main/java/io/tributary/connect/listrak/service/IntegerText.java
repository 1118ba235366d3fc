package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/** An {@code xs:int} of the wire as a long, in case the service widens it; unreadable text is null. */
public final class IntegerText extends XmlAdapter<String, Long> {

    @Override
    public Long unmarshal(String text) {
        try {
            return Long.valueOf(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String marshal(Long value) {
        return value == null ? null : value.toString();
    }
}
