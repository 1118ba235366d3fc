package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Times;
import java.util.ArrayList;
import java.util.List;

/** Generates a workspace's rows. The same seed, size and period give the same rows. */
final class WorkspaceGenerator {

    private static final long LONGEST_CONVERSATION = 30L * 86_400;
    private static final long FEW_DAYS = 5L * 86_400;
    private static final int TICKET_TYPES = 5;
    private static final int TICKET_STATES = 6;
    private static final int SUBSCRIPTION_TYPES = 5;

    private final Ids ids;
    private final WorkspaceSize size;
    private final Times times;
    private final ContactData contacts;
    private final CompanyData companies;
    private final ConversationData conversations;
    private final PartData parts;
    private final SettingsData settings;
    private final HelpCenterData helpCenter;
    private final FurtherData further;
    private final TicketData tickets;
    private final boolean textNumbers;

    /**
     * @param textNumbers whether one row in three has integers as text
     */
    WorkspaceGenerator(WorkspaceSize size, Times times, boolean textNumbers) {
        this.textNumbers = textNumbers;
        this.ids = new Ids(times.seed());
        this.size = size;
        this.times = times;
        this.contacts = new ContactData(times.seed(), ids, size);
        this.companies = new CompanyData(times.seed(), ids, size);
        this.conversations = new ConversationData(times.seed(), ids, size, companies);
        this.parts = new PartData(times.seed(), ids, size);
        this.settings = new SettingsData(times.seed(), ids, size);
        this.helpCenter = new HelpCenterData(times.seed(), ids, size);
        this.further = new FurtherData(times.seed(), ids, size);
        this.tickets = new TicketData(times.seed(), ids, size);
    }

    WorkspaceSize size() {
        return size;
    }

    Row past(String table, long number) {
        long updated = times.updated(table, number);
        Draw draw = new Draw(times.seed(), table + " created", number);
        long created = table.equals("conversations")
                ? updated - draw.between(600, LONGEST_CONVERSATION)
                : times.created(draw, updated);
        return RowCodec.encode(table, row(table, number, created, updated));
    }

    /** Row {@code number} of a large table. */
    ObjectNode row(String table, long number, long created, long updated) {
        return written(number, generated(table, number, created, updated));
    }

    private ObjectNode written(long number, ObjectNode row) {
        return textNumbers && number % 3 == 1 ? TextNumbers.in(row) : row;
    }

    private ObjectNode generated(String table, long number, long created, long updated) {
        return switch (table) {
            case "contacts" -> contacts.row(number, created, updated);
            case "companies" -> companies.row(number, created, updated);
            case "conversations" -> conversations.row(number, created, updated, partsOf(number));
            case "tickets" -> tickets.row(number, created, updated);
            default -> throw new IllegalArgumentException("no large table: " + table);
        };
    }

    private int partsOf(long number) {
        return number < size.conversations() ? size.partsOf((int) number) : 0;
    }

    /** The initial parts of conversation {@code number}, spread over its lifetime. */
    List<Row> parts(int number, Row conversation) {
        int count = size.partsOf(number);
        long life = conversation.updatedAt() - conversation.createdAt();
        List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long created = conversation.createdAt() + life * (i + 1) / count;
            ObjectNode part = parts.row(ids.part(number, i), number * 31L + i, created);
            rows.add(RowCodec.encode("conversation_parts", written(i, part)));
        }
        return rows;
    }

    /** A part that is added later. {@code number} counts such parts. */
    ObjectNode laterPart(long number, long created) {
        return written(number, parts.row(ids.laterPart(number), number, created));
    }

    /** The initial rows of a small table. */
    List<ObjectNode> settings(String table) {
        long time = times.from();
        return switch (table) {
            case "tags" -> rows(size.tags(), table);
            case "teams" -> rows(size.teams(), table);
            case "admins" -> rows(size.admins(), table);
            case "segments" -> rows(size.segments(), table);
            case "company_segments" -> rows((size.segments() + 2) / 3, table);
            case "articles" -> rows(size.articles(), table);
            case "help_center_collections" -> rows(size.articles() * 3 / 4, table);
            case "ticket_types" -> rows(TICKET_TYPES, table);
            case "ticket_states" -> rows(TICKET_STATES, table);
            case "subscription_types" -> rows(SUBSCRIPTION_TYPES, table);
            case "conversation_attributes" -> further.conversationAttributes(time);
            case "activity_logs" -> activityLogs();
            case "contact_attributes" -> AttributeData.rows("contact", size.customAttributes(), time);
            default -> AttributeData.rows("company", size.customAttributes(), time);
        };
    }

    private List<ObjectNode> rows(int count, String table) {
        List<ObjectNode> rows = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            rows.add(setting(table, number, times.updated(table, number)));
        }
        return rows;
    }

    /** Three entries share a second, a few days before those of the next one. */
    private List<ObjectNode> activityLogs() {
        List<ObjectNode> rows = new ArrayList<>(size.activityLogs());
        for (int number = 0; number < size.activityLogs(); number++) {
            rows.add(further.activityLog(number, times.to() - 1 - number / 3 * FEW_DAYS));
        }
        return rows;
    }

    /** A part that is added to a ticket later. {@code number} counts such parts. */
    ObjectNode laterTicketPart(long number, long created) {
        return tickets.part(1_000_000 + number, created);
    }

    /** Row {@code number} of a small table except attributes of contacts and companies. */
    ObjectNode setting(String table, long number, long time) {
        return switch (table) {
            case "tags" -> settings.tag(number);
            case "teams" -> settings.team(number);
            case "admins" -> settings.admin(number);
            case "segments" -> settings.contactSegment(number, time);
            case "company_segments" -> settings.companySegment(number, time);
            case "articles" -> helpCenter.article(number, time);
            case "help_center_collections" -> helpCenter.collection(number, time);
            case "ticket_types" -> TicketTypeData.type(number, time);
            case "ticket_states" -> TicketTypeData.state(number, time);
            case "subscription_types" -> FurtherData.subscriptionType(number);
            case "conversation_attributes" -> further.conversationAttribute(number, time);
            case "activity_logs" -> further.activityLog(number, time);
            default -> throw new IllegalArgumentException("no rows to generate for " + table);
        };
    }
}
