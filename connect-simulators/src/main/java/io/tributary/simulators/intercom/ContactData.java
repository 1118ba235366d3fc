package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import java.util.List;

/** Generates contacts; API reference, "Contacts", object {@code contact}. */
final class ContactData {

    private static final List<String> BROWSERS = List.of("chrome", "firefox", "safari", "edge");
    private static final List<String> LANGUAGES = List.of("en", "de", "pt-BR", "ja", "ar");
    private static final List<String[]> PLACES = List.of(
            new String[] {"Germany", "Nordrhein-Westfalen", "Köln", "DEU", "EU"},
            new String[] {"Brazil", "São Paulo", "São Paulo", "BRA", "SA"},
            new String[] {"Japan", "Ōsaka", "大阪市", "JPN", "AS"},
            new String[] {"Ireland", "Leinster", "Dublin", "IRL", "EU"});
    private static final long AFTER_2038 = 2_328_134_400L;
    private static final long BEFORE_1970 = -315_619_200L;
    private static final long BEFORE_2001 = 978_307_199L;

    private final long seed;
    private final Ids ids;
    private final WorkspaceSize size;

    ContactData(long seed, Ids ids, WorkspaceSize size) {
        this.seed = seed;
        this.ids = ids;
        this.size = size;
    }

    /** Contact {@code number} with complete lists. */
    ObjectNode row(long number, long createdAt, long updatedAt) {
        Draw draw = new Draw(seed, "contact", number);
        String id = ids.contact(number);
        String name = People.name(draw);
        ObjectNode row = Json.object().put("type", "contact").put("id", id).put("workspace_id", "wjw5eps7");
        identity(row, draw, number, name);
        consents(row, draw);
        times(row, draw, number, createdAt, updatedAt);
        devices(row, draw);
        campaign(row, draw);
        place(row, draw);
        avatar(row, number);
        customAttributes(row, draw, number);
        lists(row, draw, number, id);
        if (number % 41 == 5) {
            row.putObject("preferred_channel")
                    .put("type", "channel")
                    .put("name", "e-mail")
                    .put("rank", 1);
        }
        return row;
    }

    private void identity(ObjectNode row, Draw draw, long number, String name) {
        boolean user = draw.chance(70);
        row.put("external_id", user ? Long.toString(20_033_080L + number / 2) : null);
        row.put("role", user ? "user" : "lead");
        String email = email(number, name);
        row.put("email", email);
        row.put("email_domain", email == null || email.isEmpty() ? null : "example.com");
        row.put("phone", draw.chance(30) ? People.phone(draw) : null);
        if (number % 3 == 0) {
            row.put("formatted_phone", row.path("phone").isNull() ? null : "+1 555-010-0100");
        }
        row.put("name", draw.chance(90) ? name : null);
        row.put("owner_id", draw.chance(40) ? Long.toString(ids.admin(number % size.admins())) : null);
    }

    private static String email(long number, String name) {
        return switch ((int) (number % 23)) {
            case 3 -> "";
            case 7 -> null;
            case 11 -> "shared@example.com";
            default -> People.email(name, number);
        };
    }

    private static void consents(ObjectNode row, Draw draw) {
        for (String flag : List.of(
                "has_hard_bounced",
                "marked_email_as_spam",
                "unsubscribed_from_emails",
                "unsubscribed_from_sms",
                "sms_consent",
                "enabled_push_messaging")) {
            row.put(flag, draw.chance(5));
        }
        if (draw.chance(20)) {
            row.putNull("enabled_push_messaging");
        }
    }

    private static void times(ObjectNode row, Draw draw, long number, long createdAt, long updatedAt) {
        row.put("created_at", createdAt).put("updated_at", updatedAt);
        for (String time : List.of(
                "signed_up_at",
                "last_seen_at",
                "last_replied_at",
                "last_contacted_at",
                "last_email_opened_at",
                "last_email_clicked_at",
                "android_last_seen_at",
                "ios_last_seen_at")) {
            if (draw.chance(40)) {
                row.put(time, draw.between(createdAt, updatedAt + 1));
            } else {
                row.putNull(time);
            }
        }
        switch ((int) (number % 19)) {
            case 2 -> row.put("signed_up_at", AFTER_2038);
            case 4 -> row.put("signed_up_at", BEFORE_1970);
            case 6 -> row.put("signed_up_at", BEFORE_2001);
            default -> row.put("signed_up_at", createdAt);
        }
    }

    private static void devices(ObjectNode row, Draw draw) {
        row.put("language_override", draw.chance(10) ? draw.of(LANGUAGES) : null);
        boolean web = draw.chance(60);
        row.put("browser", web ? draw.of(BROWSERS) : null);
        row.put("browser_version", web ? "12" + draw.below(10) + ".0" : null);
        row.put("browser_language", web ? draw.of(LANGUAGES) : null);
        row.put("os", web ? "OS X 10.15.7" : null);
        for (String system : List.of("android", "ios")) {
            boolean used = draw.chance(15);
            row.put(system + "_app_name", used ? "Example" : null);
            row.put(system + "_app_version", used ? "2.7." + draw.below(10) : null);
            row.put(system + "_device", used ? (system.equals("ios") ? "iPhone14,2" : "Pixel 8") : null);
            row.put(system + "_os_version", used ? "1" + draw.below(8) : null);
            row.put(system + "_sdk_version", used ? "15.1.3" : null);
        }
    }

    private static void campaign(ObjectNode row, Draw draw) {
        if (draw.chance(50)) {
            return;
        }
        for (String field : List.of("campaign", "content", "medium", "source", "term")) {
            row.put("utm_" + field, draw.chance(50) ? field + "-" + draw.below(20) : null);
        }
        row.put("referrer", draw.chance(50) ? "https://example.com/?q=größe&page=1" : null);
    }

    private static void place(ObjectNode row, Draw draw) {
        ObjectNode location = row.putObject("location").put("type", "location");
        String[] place = draw.chance(60) ? draw.of(PLACES) : new String[5];
        location.put("country", place[0]).put("region", place[1]).put("city", place[2]);
        location.put("country_code", place[3]).put("continent_code", place[4]);
        ArrayNode profiles =
                row.putObject("social_profiles").put("type", "list").putArray("data");
        if (draw.chance(10)) {
            profiles.addObject()
                    .put("type", "social_profile")
                    .put("name", "Mastodon")
                    .put("url", "https://example.com/@" + draw.hex(6));
        }
    }

    private static void avatar(ObjectNode row, long number) {
        switch ((int) (number % 29)) {
            case 1, 8, 15 ->
                row.putObject("avatar").put("type", "avatar").put("image_url", "https://example.com/a.png");
            case 22 -> row.put("avatar", "https://example.com/old/" + number + ".png");
            case 23 -> row.putObject("avatar").put("type", "avatar").putNull("image_url");
            default -> row.putNull("avatar");
        }
    }

    private static void customAttributes(ObjectNode row, Draw draw, long number) {
        ObjectNode custom = row.putObject("custom_attributes");
        switch ((int) (number % 4)) {
            case 0 -> custom.put("lifetime_value", draw.below(1000));
            case 1 -> custom.put("lifetime_value", draw.below(100_000) / 100.0 + 0.005);
            case 2 -> custom.put("lifetime_value", "n/a");
            default -> custom.putNull("lifetime_value");
        }
        custom.put("Größe", draw.below(20) / 2.0).put("my-field", draw.chance(50) ? "x" : null);
        custom.put("2fa", draw.chance(50)).put("a.b", "dotted").put("renewal_at", 1_893_456_000L + number);
        if (number % 31 == 9) {
            ObjectNode order = custom.putObject("orders")
                    .put("type", "order.list")
                    .putArray("instances")
                    .addObject();
            order.put("id", "21").put("external_id", "o-" + number).put("type", "Order");
            order.putObject("custom_attributes").put("total", "99.90");
        }
    }

    private void lists(ObjectNode row, Draw draw, long number, String id) {
        int tags = number % 97 == 13 ? 14 : draw.below(4);
        int companies = number % 131 == 17 ? 65 : number % 53 == 19 ? 12 : draw.below(3);
        ContactLists.put(row, id, "tags", "tag", ContactLists.ids(tags, size.tags(), number, ids::tag));
        ContactLists.put(
                row, id, "companies", "company", ContactLists.ids(companies, size.companies(), number, ids::company));
        ContactLists.put(
                row, id, "notes", "note", draw.chance(10) ? List.of(Long.toString(31_000 + number)) : List.of());
        if (draw.chance(60)) {
            ContactLists.put(row, id, "opted_in_subscription_types", "subscription", List.of("127"));
            ContactLists.put(row, id, "opted_out_subscription_types", "subscription", List.of());
        }
    }
}
