package io.tributary.connect.listrak.service;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/** An {@code xs:dateTime} as its text: the service's times are wall times, without the zone that they need. */
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
