package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import java.util.List;

/** Generates the small tables: tags, teams, admins and segments. */
final class SettingsData {

    private static final List<String> TAGS =
            List.of("VIP", "Feature Request", "größe", "bug 🐞", "billing & taxes", "churn", "日本語", "beta");
    private static final List<String> SEGMENTS =
            List.of("Country", "Active &amp; paying", "Slipping away", "Größe XL", "New");

    private final long seed;
    private final Ids ids;
    private final WorkspaceSize size;

    SettingsData(long seed, Ids ids, WorkspaceSize size) {
        this.seed = seed;
        this.ids = ids;
        this.size = size;
    }

    /** A tag's name. Names repeat. */
    static String tagName(long number) {
        long round = number / TAGS.size() / 2;
        String name = TAGS.get((int) (number % TAGS.size()));
        return round == 0 ? name : name + " " + round;
    }

    ObjectNode tag(long number) {
        return Json.object().put("type", "tag").put("id", ids.tag(number)).put("name", tagName(number));
    }

    ObjectNode team(long number) {
        long lead = ids.admin(1 + number % Math.max(1, size.admins() - 1));
        ObjectNode team = Json.object().put("type", "team").put("id", Long.toString(ids.team(number)));
        team.put("name", number % 2 == 0 ? "Süd" : "Support " + number);
        team.putArray("admin_ids").add(lead).add(ids.admin(1));
        ObjectNode levels = team.putObject("admin_priority_level");
        if (number % 3 != 2) {
            levels.putArray("primary_admin_ids").add(lead);
            levels.putArray("secondary_admin_ids").add(ids.admin(1));
        }
        team.put("distribution_method", number % 2 == 0 ? "round_robin" : "load_balanced");
        if (number % 2 == 0) {
            team.put("assignment_limit", 20);
        } else {
            team.putNull("assignment_limit");
        }
        return team;
    }

    ObjectNode admin(long number) {
        Draw draw = new Draw(seed, "admin", number);
        String name = number == 0 ? "Operator" : People.name(draw);
        ObjectNode admin = Json.object()
                .put("type", "admin")
                .put("id", Long.toString(ids.admin(number)))
                .put("name", name);
        admin.put("email", number == 0 ? "operator+abcd1234@example.com" : People.email(name, number));
        admin.put("job_title", number == 0 ? null : "Agent").put("away_mode_enabled", number % 4 == 3);
        admin.put("away_mode_reassign", false).put("has_inbox_seat", number > 0);
        if (number % 4 == 3) {
            admin.put("away_status_reason_id", 12_345);
        } else {
            admin.putNull("away_status_reason_id");
        }
        admin.putArray("team_ids").add(ids.team(number % Math.max(1, size.teams())));
        ObjectNode levels = admin.putObject("team_priority_level");
        if (number % 3 == 1) {
            levels.putArray("primary_team_ids").add(ids.team(0));
            levels.putArray("secondary_team_ids").add(ids.team(1));
        }
        admin.putObject("avatar")
                .put("type", "avatar")
                .put("image_url", number == 0 ? null : "https://example.com/a.png");
        if (number > 0) {
            admin.putObject("role").put("type", "role").put("id", "7").put("name", "Teamleitung");
        }
        return admin;
    }

    ObjectNode contactSegment(long number, long time) {
        return segment("contact segment", number, time).put("count", new Draw(seed, "count", number).below(500));
    }

    ObjectNode companySegment(long number, long time) {
        return segment("company segment", number, time);
    }

    private ObjectNode segment(String kind, long number, long time) {
        String name = SEGMENTS.get((int) (number % SEGMENTS.size()));
        ObjectNode segment = Json.object().put("type", "segment").put("id", ids.segment(kind, number));
        segment.put("name", number < SEGMENTS.size() ? name : name + " " + number);
        segment.put("created_at", time - 1000).put("updated_at", time);
        return segment.put("person_type", number % 2 == 0 ? "user" : "contact");
    }
}
