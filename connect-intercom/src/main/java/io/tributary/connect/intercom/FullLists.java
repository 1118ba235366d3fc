package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Listing;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import java.util.List;
import java.util.Optional;

/**
 * Reads all tags and companies of a contact: a search returns the first ten of each, with {@code has_more} ("List attached
 * tags" and "List attached companies" of the API reference).
 */
final class FullLists implements Expansion {
    static final String HAS_MORE = "has_more";
    static final List<String> LISTS = List.of("tags", "companies");
    private static final List<String> UNVERSIONED = List.of("avatar", Settling.FIELD);
    private static final int PAGE = 60;
    private static final Paginator NEXT_LINK = Paginator.link("/pages/next");

    @Override
    public boolean isNeeded(ObjectNode contact) {
        return Expansion.hasId(contact) && LISTS.stream().anyMatch(list -> isCut(contact, list));
    }

    private static boolean isCut(ObjectNode contact, String list) {
        return isCut(contact.path(list));
    }

    /** Whether a list of tags or companies is not complete. */
    static boolean isCut(JsonNode list) {
        return list.path(HAS_MORE).asBoolean();
    }

    @Override
    public boolean isForOddRows() {
        return true;
    }

    @Override
    public long time(ObjectNode contact) {
        return Row.timeOfSeconds(contact.path("updated_at"));
    }

    /** Everything that the search shows of the contact except its avatar, whose URL may have a new signature each time. */
    @Override
    public long version(ObjectNode contact) {
        return Fingerprint.of(contact.deepCopy().without(UNVERSIONED)).hash();
    }

    /**
     * If a tag replaces another one within the second of the contact's last change, the contact's version does not show it.
     */
    @Override
    public boolean isSettled(ObjectNode contact) {
        return Settling.isSettled(contact);
    }

    /** Contacts that are gone since the search have no row. */
    @Override
    public List<Row> read(List<ObjectNode> contacts, Requester requester, ChildRows rows) {
        return contacts.stream()
                .flatMap(contact -> read(contact, requester).stream())
                .map(rows::map)
                .toList();
    }

    private static Optional<ObjectNode> read(ObjectNode contact, Requester requester) {
        try {
            if (isStub(contact)) {
                contact.setAll(requested(contact, requester));
            }
            ObjectNode full = contact.deepCopy();
            LISTS.stream()
                    .filter(list -> isCut(contact, list))
                    .forEach(list -> complete(full, list, contact, requester));
            return Optional.of(full);
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Requests the rest of a contact again, because it may be too large to keep. */
    @Override
    public ObjectNode stub(ObjectNode contact) {
        return contact.deepCopy().retain("id", "updated_at");
    }

    private static boolean isStub(ObjectNode contact) {
        return LISTS.stream().noneMatch(contact::has);
    }

    /**
     * The contact itself.
     *
     * @throws ApiException if the contact is gone
     */
    private static ObjectNode requested(ObjectNode contact, Requester requester) {
        ApiRequest request = ApiRequest.byId("/contacts/{}", contact.path("id").asText());
        return requester.read(request, new RowReader<>("", row -> row)).rows().get(0);
    }

    /** If a list is gone but the contact is not, the contact keeps what the search shows. */
    private static void complete(ObjectNode full, String list, ObjectNode contact, Requester requester) {
        ApiRequest all =
                ApiRequest.byId("/contacts/{}/" + list, contact.path("id").asText());
        ApiRequest first = list.equals("companies") ? all.with("per_page", PAGE) : all;
        ObjectNode whole = (ObjectNode) full.get(list);
        ArrayNode rows = whole.arrayNode();
        try {
            RowReader<ObjectNode> data = new RowReader<>("/data", row -> row);
            Listing.read("contacts", requester, first, NEXT_LINK, data, page -> Settling.note(contact, page))
                    .forEach(row -> rows.add(reference(row, list)));
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.GONE) {
                throw e;
            }
            requested(contact, requester);
            return;
        }
        whole.set("data", rows);
        whole.put(HAS_MORE, false);
    }

    /** The element as in a search: id, type and address of the tag or company. */
    private static ObjectNode reference(ObjectNode row, String list) {
        ObjectNode reference = row.objectNode();
        reference.set("id", row.get("id"));
        reference.set("type", row.get("type"));
        return reference.put("url", '/' + list + '/' + row.path("id").asText());
    }
}
