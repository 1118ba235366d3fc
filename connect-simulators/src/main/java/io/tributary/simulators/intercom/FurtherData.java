package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates subscription types, attributes of conversations, and activity logs; API reference, "Subscription Types",
 * "Conversations" and "Admins".
 */
final class FurtherData {

    private static final List<String> STATES = List.of("live", "live", "draft", "archived");
    private static final List<String> DATA_TYPES =
            List.of("string", "integer", "list", "decimal", "boolean", "datetime", "relationship", "files");
    private static final List<String> BUILT_IN = List.of("title", "ai_agent_participated", "state");
    private static final List<String> ACTIVITIES =
            List.of("admin_login_success", "admin_away_mode_change", "app_team_creation", "message_state_change");

    private final long seed;
    private final Ids ids;
    private final WorkspaceSize size;

    FurtherData(long seed, Ids ids, WorkspaceSize size) {
        this.seed = seed;
        this.ids = ids;
        this.size = size;
    }

    static ObjectNode subscriptionType(long number) {
        ObjectNode row = Json.object().put("type", "subscription").put("id", Long.toString(135 + number));
        row.put("state", STATES.get((int) (number % STATES.size())));
        row.set("default_translation", translation("en", number));
        ArrayNode translations = row.putArray("translations");
        translations.add(translation("en", number));
        if (number % 2 == 1) {
            translations.add(translation("pt-BR", number));
        }
        row.put("consent_type", number % 3 == 0 ? "opt_in" : "opt_out");
        ArrayNode contents = row.putArray("content_types").add("email");
        if (number % 3 == 1) {
            contents.add("sms_message");
        }
        return row;
    }

    private static ObjectNode translation(String locale, long number) {
        return Json.object()
                .put("name", "Größere Neuigkeiten №" + number)
                .put("description", number % 2 == 0 ? null : "Monthly & more")
                .put("locale", locale);
    }

    /** The attributes of conversations: custom ones in the form of version 2.16, built-in ones in the form before it. */
    List<ObjectNode> conversationAttributes(long time) {
        List<ObjectNode> rows = new ArrayList<>();
        for (int number = 0; number < DATA_TYPES.size(); number++) {
            rows.add(conversationAttribute(number, time));
        }
        for (String name : BUILT_IN) {
            ObjectNode row = Json.object().put("type", "data_attribute").put("id", name);
            row.put("model", "conversation").put("name", name).put("full_name", name);
            row.put("label", name.replace('_', ' ')).put("description", "Built in");
            row.put("data_type", "string").put("api_writable", false).put("ui_writable", false);
            rows.add(row.put("messenger_writable", false).put("custom", false).put("archived", false));
        }
        return rows;
    }

    /** A custom attribute of conversations. */
    ObjectNode conversationAttribute(long number, long time) {
        String type = DATA_TYPES.get((int) (number % DATA_TYPES.size()));
        ObjectNode row = Json.object().put("type", "conversation_attribute").put("id", 1_870_900 + number);
        row.put("name", "Größe " + number).put("description", number % 2 == 0 ? "" : "Who & why");
        row.put("data_type", type).put("required", number % 4 == 0);
        row.putArray("visible_to_team_ids").add(Long.toString(ids.team(0)));
        row.put("archived", number % 7 == 6).put("created_at", time - 100).put("updated_at", time);
        row.put("admin_id", Long.toString(ids.admin(0)));
        if (type.equals("string")) {
            row.put("multiline", number % 16 == 0);
        } else if (type.equals("list")) {
            ObjectNode option = row.putArray("options").addObject().put("id", "5b7c");
            option.put("label", "größer").put("archived", false);
        } else if (type.equals("relationship")) {
            row.putObject("reference").put("type", "many").put("object_type_id", "Order");
        }
        return row;
    }

    /** An entry of the log. Ids in its metadata are integers. */
    ObjectNode activityLog(long number, long time) {
        Draw draw = new Draw(seed, "activity", number);
        String name = People.name(draw);
        ObjectNode row = Json.object().put("id", draw.uuid());
        row.putObject("performed_by")
                .put("type", "admin")
                .put("id", Long.toString(ids.admin(number % size.admins())))
                .put("email", People.email(name, number))
                .put("ip", "203.0.113." + number % 250);
        String activity = ACTIVITIES.get((int) (number % ACTIVITIES.size()));
        switch (activity) {
            case "admin_login_success" -> row.putObject("metadata").put("sign_in_method", "email_password");
            case "admin_away_mode_change" ->
                row.putObject("metadata").put("away_mode", true).put("update_by", ids.admin(0));
            case "app_team_creation" ->
                row.putObject("metadata")
                        .putObject("team")
                        .put("id", ids.team(0))
                        .put("name", "Süd");
            default -> row.putNull("metadata");
        }
        row.put("created_at", time).put("activity_type", activity);
        return row.put("activity_description", name + " did it: größer & mehr");
    }
}
