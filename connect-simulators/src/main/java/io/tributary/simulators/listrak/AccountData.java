package io.tributary.simulators.listrak;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Rows as the service returns them. The same seed and number give the same row. */
final class AccountData {
    private static final List<String> METHODS = List.of("Import", "Web Form", "API", "Manual");
    private static final List<String> REASONS = List.of("Mailbox full", "Unknown user", "Spam block", "Timeout");
    private static final int LINKS = 20;

    private final long seed;

    AccountData(long seed) {
        this.seed = seed;
    }

    ObjectNode list(long id, Instant created) {
        Draw draw = new Draw(seed, "list", id);
        ObjectNode row = Json.object().put("ListID", id).put("ListName", Texts.company(draw) + " & Größe");
        row.put("CreateDate", id % 7 == 3 ? WallTime.UNSET : WallTime.text(created));
        row.put("FromName", draw.chance(10) ? "" : Texts.company(draw));
        row.put("FromEmail", "news@mail.example.com");
        row.put("EnableRemovalLink", true).put("EnableBrowserLink", draw.chance(50));
        row.put("bounceHandling", draw.below(3)).put("EnableDoubleOptin", false);
        row.put("EnableListHygiene", true);
        if (!draw.chance(30)) {
            row.putObject("Vmta").put("VmtaID", 100 + draw.below(9)).put("Description", "Shared pool A");
        }
        row.put("ShowEmailList", false).put("ShowAdvancedPersonalization", false);
        row.put("BounceUnsubscribeCount", draw.below(9)).put("DomainAliasLink", "links.example.com");
        row.put("EnableRSS", false).put("EnableGoogleAnalytics", true);
        ArrayNode domains = Json.object().putArray("domains");
        for (int i = 0; i < id % 3; i++) {
            domains.add(List.of("shop.example.com", "blog.example.com").get(i));
        }
        row.set("GoogleTrackingDomains", domains);
        row.put("EnableInternationalization", true).put("EnableDynamicContent", false);
        return row.put("EnableListRemoveHeader", true);
    }

    /** A message without its counters. */
    ObjectNode message(long list, long id, Instant sent) {
        Draw draw = new Draw(seed, "message", id);
        ObjectNode row = Json.object().put("ListID", list).put("MsgID", id).put("SendDate", WallTime.text(sent));
        return draw.chance(5) ? row : row.put("Subject", Texts.sentences(draw, 1));
    }

    ObjectNode subscription(long number, Instant added) {
        Draw draw = new Draw(seed, "contact", number);
        ObjectNode row = Json.object().put("ContactID", contact(number)).put("EmailAddress", email(number));
        row.put("AdditionDate", WallTime.text(added));
        return draw.chance(10) ? row : row.put("AdditionMethod", draw.of(METHODS));
    }

    static String contact(long number) {
        return String.format("%07XZ%08X", 0x5943571 + number, number % 4096);
    }

    String email(long number) {
        Draw draw = new Draw(seed, "email", number);
        String email = People.email(People.name(draw), number);
        return switch ((int) (number % 9)) {
            case 4 -> email.toUpperCase(Locale.ROOT);
            case 5 -> "o'brien+&news" + email;
            case 6 -> "größe." + email;
            default -> email;
        };
    }

    /** An event of contact {@code person}. The contact of every 41st event was erased, so it has no address. */
    ObjectNode event(EventKind kind, long number, long person, Instant when) {
        Draw draw = new Draw(seed, kind.table(), number);
        ObjectNode row = Json.object().put("ContactID", contact(person));
        boolean keyedByAddress = kind == EventKind.UNSUB;
        if (number % 41 != 7 || keyedByAddress) {
            row.put("EmailAddress", email(person));
        }
        String date = WallTime.text(when);
        switch (kind) {
            case CLICK ->
                row.put("LinkDescription", number % 53 == 2 ? "Shop\u001Fnow" : "Shop now")
                        .put("LinkUrl", "https://shop.example.com/?a=1&b=" + draw.below(LINKS))
                        .put("ClickDate", date);
            case OPEN -> row.put("OpenDate", date);
            case READ -> row.put("ReadDate", date);
            case BOUNCE ->
                row.put("BounceReason", draw.of(REASONS))
                        .put("BounceDetail", "550 <" + email(person) + ">\r\n5.1.1 rejected")
                        .put("BounceDate", date)
                        .put("BounceCount", 1 + draw.below(3));
            case UNSUB ->
                row.put("AdditionDate", number % 11 == 5 ? WallTime.UNSET : "2019-05-06T07:08:09")
                        .put("RemovalDate", date)
                        .put("RemovalMethod", draw.of(METHODS));
        }
        return row;
    }
}
