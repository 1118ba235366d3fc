package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** Generates audit log entries ("Audit logs" in the API reference). */
final class AuditData {

    private static final long LIFE = Duration.ofDays(365 * 10L).toMillis();

    private AuditData() {}

    /** Who did what. The system has no user. */
    static void fill(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes.remove(List.of("updatedAt", "modifiedAt"));
        attributes.put("createdAt", draft.createdAt()).put("publishedAt", draft.createdAt());
        attributes.put("expiresAt", Wire.time(draft.created() + LIFE));
        attributes.put("eventName", "kustomer.customer.update").put("eventVerb", "update");
        attributes.put("org", Wire.ORGANIZATION).put("objectType", "customer").put("objectId", draft.any("customers"));
        attributes.put("client", "web").put("ip", "192.0.2.7");
        changes(attributes.putObject("changes"));
        draft.relationships().removeAll();
        boolean isSystem = draft.number() % 4 == 0;
        attributes.put("userType", isSystem ? "system" : "user");
        if (!isSystem) {
            String user = draft.any("users");
            attributes.put("userId", user);
            Wire.relate(draft.relationships(), "user", "user", "/v1/users/", user);
        }
    }

    private static void changes(ObjectNode changes) {
        changes.putObject("attributes")
                .putObject("name")
                .put("op", "replace")
                .put("before", "Jörg")
                .put("after", "Jürgen");
        changes.putObject("relationships")
                .putObject("modifiedBy")
                .put("op", "add")
                .putNull("before");
    }
}
