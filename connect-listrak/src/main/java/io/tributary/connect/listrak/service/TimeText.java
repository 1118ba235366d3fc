package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/** Keeps an {@code xs:dateTime} as text: the service sends wall times without a zone. */
public final class TimeText extends XmlAdapter<String, String> {

    @Override
    public String unmarshal(String text) {
        return text.trim();
    }

    @Override
    public String marshal(String value) {
        return value;
    }
}
