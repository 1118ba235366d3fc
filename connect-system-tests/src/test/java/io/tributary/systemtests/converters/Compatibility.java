package io.tributary.systemtests.converters;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Checks whether readers with a new schema can read data written with an old one, which registries call BACKWARD. */
final class Compatibility {
    private Compatibility() {}

    /** The incompatibilities. Empty if there are none. */
    static List<String> problems(Schema newer, Schema older) {
        return SchemaCompatibility.checkReaderWriterCompatibility(newer, older)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(problem -> problem.getType() + " at " + problem.getLocation() + ": " + problem.getMessage())
                .toList();
    }
}
