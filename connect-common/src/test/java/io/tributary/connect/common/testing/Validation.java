package io.tributary.connect.common.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceConnector;

/** Validates settings as {@code PUT /connector-plugins/CLASS/config/validate} does. */
public final class Validation {
    private Validation() {}

    /** The errors by setting. A missing {@code name} is added. */
    public static Map<String, List<String>> errors(SourceConnector connector, Map<String, String> settings) {
        Map<String, List<String>> errors = new TreeMap<>();
        Map<String, String> named = new HashMap<>(settings);
        named.putIfAbsent("name", "validated");
        named.put("connector.class", connector.getClass().getName());
        for (ConfigValue value : connector.validate(named).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }
}
