package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates custom objects ("Custom objects" in the API reference). */
final class KobjectData {

    private KobjectData() {}

    static void fill(RowDraft draft, String klass) {
        ObjectNode attributes = draft.attributes();
        Draw draw = draft.draw();
        attributes.put("externalId", draft.chance(80) ? "k" + draft.number() : null);
        attributes.put("title", Texts.sentences(draw, 1)).put("description", Texts.sentences(draw, 4));
        attributes.put("icon", "shopify").put("rev", draw.below(40) + 1);
        attributes.put("status", draw.of(List.of("open", "closed")));
        draft.rarely("importedAt", 5);
        attributes.putArray("images").add("https://example.com/i/" + draft.number() + ".png");
        draft.ids(attributes, "tags", "tags", 2);
        attributes.putArray("roleGroupVersions").add("rg-2");
        attributes
                .putObject("attribution")
                .put("conversationId", draft.any("conversations"))
                .put("attributionBy", draft.any("users"))
                .put("channel", draft.channel())
                .put("time", 86_400_000L)
                .put("revenueValue", 30.99)
                .put("currency", "USD");
        draft.setCustom(draft.custom().put("updatedAt", draft.createdAt()).put("totalPriceNum", 30.99));
        relationships(draft, klass);
    }

    /** The class's link is named {@code link}, the organization has no id, an object of a company has no customer. */
    private static void relationships(RowDraft draft, String klass) {
        ObjectNode relationships = draft.relationships();
        ((ObjectNode) relationships.at("/org/data")).remove("id");
        String id = Wire.id("klasses", WorkspaceGenerator.classNumber(klass));
        ObjectNode kind = relationships.putObject("klass");
        kind.putObject("link").put("self", "/v1/klasses/" + id);
        kind.putObject("data").put("type", "klass").put("id", id);
        if (draft.chance(90)) {
            draft.relate("customer", "customer", "customers");
        } else {
            relationships.putNull("customer");
            draft.company(100);
        }
        draft.user("assignedUser", 50);
        draft.relate("assignedTeam", "team", "teams");
        draft.user("createdBy", 90);
        draft.user("modifiedBy", 90);
    }
}
