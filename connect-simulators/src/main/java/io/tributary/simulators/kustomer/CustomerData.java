package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates customers ("Customers" in the API reference). */
final class CustomerData {

    private CustomerData() {}

    static void fill(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        Draw draw = draft.draw();
        String name = People.name(draw);
        attributes.put("name", name).put("displayName", name);
        attributes.put("firstName", name.split(" ")[0]).put("lastName", name.substring(name.indexOf(' ') + 1));
        attributes.put("displayColor", "orange").put("displayIcon", "balloon");
        attributes.put("username", draft.chance(20) ? "user" + draft.number() : null);
        attributes.put("gender", draft.chance(20) ? "f" : null).put("companyName", Texts.company(draw));
        attributes.put("avatarUrl", draft.chance(20) ? "https://example.com/a/" + draft.number() + ".png" : null);
        attributes.put("locale", draft.chance(50) ? "de_de" : null).put("timeZone", "Europe/Berlin");
        attributes.put("defaultLang", "en_us").put("presence", draft.chance(50) ? "online" : null);
        attributes.put("progressiveStatus", draft.chance(50) ? "open" : null).put("verified", draft.chance(80));
        attributes.put("deleted", draft.chance(50) ? Boolean.FALSE : null).put("rev", draw.below(60) + 1);
        times(draft);
        addresses(draft, name);
        emptyLists(draft);
        summaries(draft);
        draft.setCustom(draft.custom().put("ordersCountNum", draw.below(9)).put("totalSpentNum", 1092.5));
        relationships(draft);
    }

    private static void times(RowDraft draft) {
        draft.attributes().put("signedUpAt", draft.createdAt()).put("lastActivityAt", draft.updatedAt());
        draft.attributes().put("lastMessageAt", draft.createdAt());
        draft.attributes().put("birthdayAt", draft.chance(20) ? "1984-02-29T00:00:00.000Z" : null);
        draft.rarely("lastSeenAt", 30);
        draft.rarely("lastCustomerActivityAt", 60);
        draft.rarely("importedAt", 5);
    }

    private static void addresses(RowDraft draft, String name) {
        ObjectNode attributes = draft.attributes();
        String external = "crm-" + draft.number();
        attributes.put("externalId", external);
        attributes
                .putArray("externalIds")
                .addObject()
                .put("externalId", external)
                .put("verified", true)
                .put("externalVerified", draft.chance(50));
        attributes.putArray("sharedExternalIds");
        attributes.putArray("emails").add(email(People.email(name, draft.number())));
        attributes.putArray("sharedEmails").add(email("office@example.com"));
        attributes.putArray("phones").add(verified("phone", People.phone(draft.draw())));
        attributes.putArray("sharedPhones").add(verified("phone", "+15550100001"));
        attributes
                .putArray("socials")
                .addObject()
                .put("type", "twitter")
                .put("userid", "1")
                .put("verified", false);
        attributes.putArray("sharedSocials").addObject().put("type", "twitter");
        attributes
                .putArray("urls")
                .addObject()
                .put("url", "https://example.com")
                .put("type", "website");
        attributes.putArray("locations").addObject().put("type", "home").put("address", "Größe Allee 5, 東京");
        attributes.putArray("instagramIds").addObject().put("pageId", "p1").put("username", "u");
        attributes.putArray("facebookIds").add("fb-" + draft.number());
    }

    private static ObjectNode email(String address) {
        return verified("email", address).put("externalVerified", false);
    }

    private static ObjectNode verified(String key, String value) {
        return Json.object().put("type", "home").put("verified", false).put(key, value);
    }

    private static void emptyLists(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        List.of("smoochIds", "activeUsers", "watchers", "whatsapps").forEach(attributes::putArray);
        attributes.putArray("sharedWhatsapps").add("+15550100002");
        attributes.putArray("roleGroupVersions").add("rg-1");
        attributes.putArray("accessOverride").addObject().put("user", draft.any("users"));
        draft.ids(attributes, "tags", "tags", 2);
        ObjectNode item = attributes.putArray("recentItems").addObject();
        item.put("id", draft.any("kobjects")).put("type", "kobject").put("updatedAt", draft.updatedAt());
        item.putObject("meta").put("klassName", "shopify-order");
    }

    private static void summaries(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes.putObject("recentLocation").put("updatedAt", draft.createdAt());
        attributes
                .putObject("unmaskingWindow")
                .put("createdAt", draft.createdAt())
                .put("updatedAt", draft.updatedAt());
        attributes
                .putObject("conversationCounts")
                .put("all", 3)
                .put("done", 1)
                .put("open", 1)
                .put("snoozed", 1);
        draft.object("sentiment", Json.object().put("polarity", -1).put("confidence", 0.8731));
        ObjectNode last = Json.object().put("id", draft.any("conversations"));
        last.putArray("channels").add(draft.channel());
        last.putObject("sentiment").put("polarity", 0).put("confidence", 0.5);
        draft.ids(last, "tags", "tags", 2);
        draft.object("lastConversation", last);
        draft.object("lastMessageIn", contact(draft).put("sentiment", draft.chance(50) ? "positive" : null));
        draft.object("lastMessageOut", Json.object().put("sentAt", draft.updatedAt()));
        draft.object("lastMessageUnrespondedTo", contact(draft));
        draft.object(
                "preview",
                Json.object()
                        .put("previewAt", draft.updatedAt())
                        .put("type", "message_in")
                        .put("text", Texts.sentences(draft.draw(), 2))
                        .put("subject", "Order")
                        .put("channel", draft.channel()));
        attributes.set("satisfactionLevel", SatisfactionData.ofCustomer(draft));
    }

    private static ObjectNode contact(RowDraft draft) {
        return Json.object().put("channel", draft.channel()).put("sentAt", draft.createdAt());
    }

    private static void relationships(RowDraft draft) {
        String self = "/v1/customers/" + draft.id();
        draft.relationships().putObject("messages").putObject("links").put("self", self + "/messages");
        ObjectNode orders = draft.relationships().putObject("shopify-orders");
        orders.putObject("links").put("self", self + "/klasses/shopify-orders");
        orders.putObject("meta").put("kobject", true);
        draft.user("createdBy", 90);
        draft.user("modifiedBy", 90);
        draft.company(30);
    }
}
