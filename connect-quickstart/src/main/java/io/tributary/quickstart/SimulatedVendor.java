package io.tributary.quickstart;

import java.util.Map;

/** A vendor's API on this machine, whose rows keep changing until it is closed. */
public interface SimulatedVendor extends AutoCloseable {
    /** Base URL of the API. */
    String baseUrl();

    /** The settings that the connector needs besides {@code api.url}, mainly credentials. */
    Map<String, String> settings();

    /** The current number of rows by table. Tables whose rows are not counted are omitted. */
    Map<String, Long> rows();

    @Override
    void close();
}
