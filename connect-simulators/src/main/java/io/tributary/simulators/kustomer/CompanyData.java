package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Texts;

/** Generates companies ("Companies" in the API reference). */
final class CompanyData {

    private CompanyData() {}

    static void fill(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes.put("name", Texts.company(draft.draw())).put("externalId", "erp-" + draft.number());
        attributes.put("defaultLang", "en_us").put("rev", draft.draw().below(30) + 1);
        attributes.put("deleted", draft.chance(50) ? Boolean.FALSE : null);
        draft.rarely("importedAt", 20);
        draft.ids(attributes, "tags", "tags", 3);
        attributes.putArray("domains").add("example.com");
        attributes
                .putArray("emails")
                .addObject()
                .put("email", "office@example.com")
                .put("type", "work");
        attributes.putArray("phones").addObject().put("phone", "+15550100002").put("type", "work");
        attributes.putArray("locations").addObject().put("type", "work").put("address", "1 Main St, Zürich");
        attributes.putArray("socials").addObject().put("type", "twitter").put("username", "acme");
        attributes
                .putArray("urls")
                .addObject()
                .put("url", "https://example.com")
                .put("type", "website");
        attributes.putArray("whatsapps").addObject().put("phone", "+15550100002");
        attributes.putArray("roleGroupVersions").add("rg-2");
        draft.setCustom(draft.custom());
        draft.user("createdBy", 90);
        draft.user("modifiedBy", 90);
    }
}
