package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates users, teams, tags and shortcuts (from their pages in the API reference). */
final class StaffData {

    private StaffData() {}

    static void fillUser(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        String name = People.name(draft.draw());
        attributes.put("name", name).put("displayName", name).put("email", "agent" + draft.number() + "@example.com");
        attributes
                .put("avatarUrl", "https://example.com/u/" + draft.number() + ".png")
                .put("mobile", "+15550100003");
        attributes.put("userType", draft.draw().of(List.of("user", "machine", "limited")));
        attributes.put("emailSignature", Texts.html(draft.draw(), 3)).put("verifiedEmailStatus", "verified");
        attributes.put("isEmailValid", true);
        List.of("emailVerifiedAt", "firstEmailVerifiedAt", "firstLoginAt", "mostRecentLoginAt")
                .forEach(time -> attributes.put(time, draft.createdAt()));
        attributes
                .putObject("password")
                .put("allowNew", draft.chance(50) ? Boolean.FALSE : null)
                .put("forceNew", false)
                .put("updatedAt", draft.createdAt());
        attributes.putArray("roles").add("org.user").add("org.permission.customer.read");
        attributes.putArray("roleGroups").add("5cb3a1b7c9e77c0013e5f2d1");
        draft.user("createdBy", 90);
        draft.user("modifiedBy", 90);
    }

    static void fillTeam(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes.put("name", "Team " + draft.number() + " 🇩🇪").put("displayName", "T" + draft.number());
        attributes.put("icon", "star").put("deleted", false);
        draft.ids(attributes, "members", "users", 3);
        attributes.putArray("roleGroups").add("rg-3");
        creators(draft);
    }

    static void fillTag(RowDraft draft) {
        draft.attributes()
                .put("name", "tag-" + draft.number() + "-vip")
                .put("color", "#5B6CF9")
                .put("deleted", false);
        creators(draft);
    }

    static void fillShortcut(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes
                .put("name", "sc " + draft.number() + " ✅")
                .put("isPrivate", draft.chance(20))
                .put("deleted", false);
        attributes.put("rev", draft.draw().below(40) + 1).put("appDisabled", false);
        attributes.putObject("draft").put("text", Texts.sentences(draft.draw(), 3));
        ObjectNode conversation = attributes.putObject("conversation");
        conversation.putObject("name").put("operator", "set").put("value", "Hello");
        draft.ids(conversation.putObject("tags").put("operator", "append"), "value", "tags", 2);
        payload(attributes.putObject("payload"), draft);
        creators(draft);
        draft.relationships().putArray("accessUsers");
        draft.relationships().putArray("accessTeams");
        Wire.relate(draft.relationships(), "parent", "category", "/v1/categories/", Wire.id("categories", 1));
        String self = "/v1/shortcuts/" + draft.id() + "/attachments";
        Wire.relateMany(
                draft.relationships(), "attachments", self, "attachment", Wire.id("attachments", draft.number()));
    }

    /** Text blocks, with links in an object whose keys are numbers. */
    private static void payload(ObjectNode payload, RowDraft draft) {
        ObjectNode text = payload.putObject("text");
        ObjectNode block = text.putArray("blocks")
                .addObject()
                .put("key", "a1")
                .put("type", "unstyled")
                .put("depth", 0);
        block.put("text", Texts.sentences(draft.draw(), 2)).putObject("data");
        block.putArray("entityRanges")
                .addObject()
                .put("key", 0)
                .put("length", 5)
                .put("offset", 0);
        block.putArray("inlineStyleRanges")
                .addObject()
                .put("style", "BOLD")
                .put("length", 3)
                .put("offset", 2);
        ObjectNode entities = text.putObject("entityMap");
        for (int i = draft.draw().below(7); i >= 0; i--) {
            ObjectNode entity =
                    entities.putObject(Integer.toString(i)).put("type", "LINK").put("mutability", "MUTABLE");
            entity.putObject("data").put("url", "https://example.com/" + i);
        }
    }

    private static void creators(RowDraft draft) {
        draft.user("createdBy", 90);
        draft.user("modifiedBy", 90);
        draft.relationships().putNull("deletedBy");
    }
}
