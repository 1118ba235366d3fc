package io.tributary.systemtests.converters;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Whether readers with a new schema understand what was written with an old one: what registries call BACKWARD. */
final class Compatibility {
    private Compatibility() {}

    /** What is in the way; empty where nothing is. */
    static List<String> problems(Schema newer, Schema older) {
        return SchemaCompatibility.checkReaderWriterCompatibility(newer, older)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(problem -> problem.getType() + " at " + problem.getLocation() + ": " + problem.getMessage())
                .toList();
    }
}
