package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates the articles and collections of a help center; API reference, "Articles" and "Help Center". */
final class HelpCenterData {

    private static final List<String> LOCALES = List.of("de", "pt-BR", "zh-TW");
    private static final List<String> AUDIENCES = List.of("everyone", "all_users", "restricted");
    private static final long FIRST_ARTICLE = 4_663_340;
    private static final long FIRST_COLLECTION = 2_712;

    private final long seed;
    private final Ids ids;
    private final WorkspaceSize size;

    HelpCenterData(long seed, Ids ids, WorkspaceSize size) {
        this.seed = seed;
        this.ids = ids;
        this.size = size;
    }

    ObjectNode article(long number, long time) {
        Draw draw = new Draw(seed, "article", number);
        ObjectNode row = Json.object().put("type", "article").put("id", Long.toString(FIRST_ARTICLE + number));
        row.put("workspace_id", "s3r1c48t").put("title", Texts.sentences(draw, 1));
        row.put("description", draw.chance(50) ? Texts.sentences(draw, 1) : null);
        row.put("body", draw.chance(90) ? Texts.html(draw, 5) : null);
        row.put("body_markdown", draw.chance(50) ? "# " + Texts.sentences(draw, 2) : null);
        long author = ids.admin(number % size.admins());
        row.put("author_id", author).put("state", number % 4 == 3 ? "draft" : "published");
        row.put("created_at", time - 5000).put("updated_at", time);
        row.put("url", number % 4 == 3 ? null : "https://help.example.com/de/articles/" + number);
        ArrayNode parents = row.putArray("parent_ids");
        if (number % 3 != 2) {
            parents.add(FIRST_COLLECTION + number % 4);
        }
        row.put("default_locale", "en");
        newer(row, number, time, author);
        translations(row, draw, number, "article_translated_content", "article_content");
        tags(row, number, time);
        return row;
    }

    /** Fields that articles have since version 2.16. */
    private static void newer(ObjectNode row, long number, long time, long author) {
        row.put("has_unpublished_changes", number % 6 == 1);
        put(row, "draft_updated_at", number % 6 == 1, time);
        row.put("ai_chatbot_availability", true).put("ai_copilot_availability", number % 2 == 0);
        row.put("ai_sales_agent_availability", false);
        row.put("created_by_id", author);
        put(row, "updated_by_id", number % 2 == 1, author);
        row.put("exclude_from_article_suggestions", number % 5 == 0);
        row.put("help_center_audience", AUDIENCES.get((int) (number % AUDIENCES.size())));
        put(row, "scheduled_publish_at", number % 7 == 3, time + 86_400);
        put(row, "scheduled_unpublish_at", number % 7 == 3, time + 864_000);
        put(row, "folder_id", number % 8 == 2, 77);
    }

    private static void put(ObjectNode row, String field, boolean present, long value) {
        if (present) {
            row.put(field, value);
        } else {
            row.putNull(field);
        }
    }

    private void tags(ObjectNode row, long number, long time) {
        ArrayNode tags = row.putObject("tags").put("type", "tag.list").putArray("tags");
        if (number % 5 == 1 && size.tags() > 0) {
            long tag = number % size.tags();
            tags.addObject()
                    .put("type", "tag")
                    .put("id", ids.tag(tag))
                    .put("name", SettingsData.tagName(tag))
                    .put("applied_at", time)
                    .putObject("applied_by")
                    .put("type", "admin")
                    .put("id", Long.toString(ids.admin(0)));
        }
    }

    /** A collection; its parent is one of the first. */
    ObjectNode collection(long number, long time) {
        Draw draw = new Draw(seed, "collection", number);
        ObjectNode row = Json.object().put("id", Long.toString(FIRST_COLLECTION + number));
        row.put("workspace_id", "s3r1c48t").put("name", Texts.company(draw));
        row.put("description", draw.chance(50) ? Texts.sentences(draw, 1) : null);
        row.put("created_at", time - 9000).put("updated_at", time);
        row.put("url", "https://help.example.com/de/collections/" + number);
        row.put("icon", number % 2 == 0 ? "book-bookmark" : null).put("order", number);
        row.put("default_locale", "en");
        translations(row, draw, number, "group_translated_content", "group_content");
        row.put("parent_id", number % 4 == 3 ? Long.toString(FIRST_COLLECTION) : null);
        put(row, "help_center_id", number % 6 != 5, 79);
        return row;
    }

    private static void translations(ObjectNode row, Draw draw, long number, String type, String contentType) {
        if (number % 3 != 0) {
            row.putNull("translated_content");
            return;
        }
        ObjectNode all = row.putObject("translated_content").put("type", type);
        for (String locale : LOCALES) {
            ObjectNode content = all.putObject(locale).put("type", contentType);
            content.put(contentType.equals("group_content") ? "name" : "title", Texts.sentences(draw, 1));
            content.put("description", "");
        }
        all.putNull("fr");
    }
}
