package io.tributary.quickstart;

import java.util.Map;

/** A vendor's API on this machine, whose rows keep changing until it is closed. */
public interface SimulatedVendor extends AutoCloseable {
    /** Base URL of the API. */
    String baseUrl();

    /** What the connector needs beside {@code api.url}, which is set from the base URL: credentials above all. */
    Map<String, String> settings();

    /** How many rows the API shows now, by table; tables whose rows are not counted are left out. */
    Map<String, Long> rows();

    @Override
    void close();
}
