package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Generates service level agreements and their versions ("SLAs" in the API reference). */
final class AgreementData {

    private static final long HOUR = 3_600_000;

    private AgreementData() {}

    static void fill(RowDraft draft) {
        draft.attributes().remove(List.of("updatedAt", "modifiedAt"));
        draft.attributes().put("currentVersion", 2);
        draft.user("createdBy", 100);
        String[] versions = {
            Wire.id(KustomerTables.SLA_VERSIONS, draft.number()),
            Wire.id(KustomerTables.SLA_VERSIONS, draft.number() + 4)
        };
        Wire.relateMany(
                draft.relationships(), "versions", "/v1/slas/" + draft.id() + "/versions", "sla_version", versions);
    }

    static void fillVersion(RowDraft draft, String agreement) {
        ObjectNode attributes = draft.attributes();
        attributes.remove(List.of("updatedAt", "modifiedAt"));
        attributes.put("name", "Response " + draft.number()).put("description", "Für VIP-Kunden ⭐");
        attributes.put("version", draft.number() / 4 + 1).put("hours", Wire.id("schedules", 0));
        ObjectNode metrics = attributes.putObject("metrics");
        ObjectNode first = metric(metrics, "firstResponse");
        ObjectNode longest = metric(metrics, "longestUnrespondedMessage");
        for (int priority = 1; priority <= 5; priority++) {
            first.put(Integer.toString(priority), priority * HOUR);
            longest.put(Integer.toString(priority), priority * HOUR / 7.0);
        }
        metric(metrics, "totalConversationOpenTime").put("3", HOUR);
        metric(metrics, "totalCustomerWaitTime").put("3", 2 * HOUR);
        attributes
                .putObject("criteria")
                .putArray("and")
                .addObject()
                .putObject("conversation_channel")
                .put("operator", "equals")
                .put("value", "email");
        draft.user("createdBy", 100);
        Wire.relate(draft.relationships(), "sla", "sla", "/v1/slas/", agreement);
    }

    /** Adds a metric and returns its times, by priority. */
    private static ObjectNode metric(ObjectNode metrics, String name) {
        return metrics.putObject(name).put("enabled", true).putObject("times");
    }
}
