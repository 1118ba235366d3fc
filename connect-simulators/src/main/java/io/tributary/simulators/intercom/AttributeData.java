package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.ArrayList;
import java.util.List;

/** Generates data attributes; API reference, "Data attributes". Names repeat, full names do not. */
final class AttributeData {

    private static final List<String> CONTACT_TIMES =
            List.of("created_at", "updated_at", "signed_up_at", "last_seen_at");
    private static final List<String> COMPANY_TIMES = List.of("created_at", "updated_at", "remote_created_at");
    private static final List<String> CUSTOM_NAMES =
            List.of("lifetime_value", "Größe", "my-field", "2fa", "a.b", "renewal_at", "tier", "ARR in €");
    private static final List<String> TYPES =
            List.of("float", "float", "string", "boolean", "string", "date", "integer", "float");

    private AttributeData() {}

    /** All attributes of {@code contact} or {@code company}. */
    static List<ObjectNode> rows(String model, int custom, long time) {
        List<ObjectNode> rows = new ArrayList<>();
        rows.add(standard(model, "name", "string", "The name of a " + model));
        rows.add(standard(model, "id", "string", "The " + model + "'s own id; größer als 2³¹"));
        rows.add(standard(model, "email", "string", null));
        rows.add(standard(model, "monthly_spend", "float", ""));
        for (String name : model.equals("contact") ? CONTACT_TIMES : COMPANY_TIMES) {
            rows.add(standard(model, name, model.equals("contact") ? "datetime" : "date", "When: " + name));
        }
        if (model.equals("company")) {
            rows.add(standard(model, "name", "string", "The plan's name").put("full_name", "plan.name"));
            rows.add(standard(model, "id", "string", "The plan's id").put("full_name", "plan.id"));
        }
        for (int number = 0; number < custom; number++) {
            rows.add(custom(model, number, time));
        }
        return rows;
    }

    private static ObjectNode standard(String model, String name, String type, String description) {
        ObjectNode row = base(model, name, type).put("full_name", name).put("label", name.replace('_', ' '));
        if (description == null || !description.isEmpty()) {
            row.put("description", description);
        }
        return row.put("custom", false).put("archived", false);
    }

    private static ObjectNode custom(String model, int number, long time) {
        int kind = number % CUSTOM_NAMES.size();
        String name = CUSTOM_NAMES.get(kind) + (number < CUSTOM_NAMES.size() ? "" : " " + number);
        ObjectNode row = base(model, name, TYPES.get(kind)).put("id", (model.equals("contact") ? 900 : 3400) + number);
        row.put("full_name", "custom_attributes." + name).put("label", name);
        if (number % 3 != 0) {
            row.put("description", number % 3 == 1 ? null : "Angelegt für №" + number);
        }
        if (number % 5 == 2) {
            row.putArray("options").add("1-10").add("11+");
        }
        row.put("custom", true).put("archived", number % 7 == 6).put("admin_id", "4423433");
        return row.put("created_at", time - number * 100L).put("updated_at", time);
    }

    private static ObjectNode base(String model, String name, String type) {
        ObjectNode row =
                Json.object().put("type", "data_attribute").put("model", model).put("name", name);
        row.put("data_type", type).put("api_writable", true).put("ui_writable", false);
        return row.put("messenger_writable", true);
    }
}
