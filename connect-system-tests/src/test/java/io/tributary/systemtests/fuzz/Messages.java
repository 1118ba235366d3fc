package io.tributary.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.ForeignBodies;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Checks the message of a failed task. */
final class Messages {
    private static final String NOTHING_READABLE = "All tables of this task are paused by errors";

    private Messages() {}

    /** The message must name table, method and path. Neither it nor the trace may quote a response or the credential. */
    static void check(Exception failure, String secret, List<String> marks) {
        if (!failure.getMessage().startsWith(NOTHING_READABLE)) {
            assertThat(failure.getMessage()).matches("(?s).*Table [a-z_]+: .*(GET|POST|SOAP) /\\S+.*");
        }
        assertThat(failure.getMessage()).doesNotContain("failed to process");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(secret, ForeignBodies.MARKER);
        marks.forEach(mark -> assertThat(trace.toString()).doesNotContain(mark));
    }
}
