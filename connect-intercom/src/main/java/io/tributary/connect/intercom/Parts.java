package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Integers;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all parts of a conversation that is new or changed. {@code GET /conversations/{id}} returns the newest 500, oldest
 * first; from version 2.17 on, {@code parts_created_before} returns older ones.
 */
final class Parts implements Expansion {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);
    private static final String ROWS = "/conversation_parts/conversation_parts";
    private static final String TOTAL = "/statistics/count_conversation_parts";
    private static final String COUNT = "count_conversation_parts";
    private static final int MAX_PARTS = 500;

    private final IntercomVersion version;
    private final boolean plaintext;

    /**
     * @param plaintext whether bodies are requested as plain text
     */
    Parts(IntercomVersion version, boolean plaintext) {
        this.version = version;
        this.plaintext = plaintext;
    }

    @Override
    public boolean isNeeded(ObjectNode conversation) {
        return Expansion.hasId(conversation);
    }

    @Override
    public ObjectNode parent(ObjectNode conversation) {
        long count = count(conversation);
        return conversation.<ObjectNode>retain("id", "created_at", "updated_at").put(COUNT, count);
    }

    @Override
    public long time(ObjectNode conversation) {
        return Row.timeOfSeconds(conversation.path("updated_at"));
    }

    /**
     * The number of parts is part of the version, because a second part within the same second does not change {@code
     * updated_at}.
     */
    @Override
    public long version(ObjectNode conversation) {
        return Fingerprint.hash(conversation.path("id").asText()
                + '@'
                + conversation.path("updated_at").asText()
                + '#'
                + conversation.path(COUNT).asText());
    }

    @Override
    public List<Row> read(List<ObjectNode> conversations, Requester requester, ChildRows rows) {
        return conversations.stream()
                .flatMap(conversation -> read(conversation, requester, rows).stream())
                .toList();
    }

    private List<Row> read(ObjectNode conversation, Requester requester, ChildRows rows) {
        try {
            Page<Part> newest = requester.read(request(conversation), Part.at(ROWS));
            refresh(conversation, newest);
            List<Part> parts =
                    newest.rows().size() < MAX_PARTS ? newest.rows() : withOlder(conversation, newest, requester);
            long count = Integers.of(newest.envelope().at(TOTAL), parts.size());
            ChildRows ofConversation = rows.with(added(conversation, count));
            return parts.stream().map(part -> part.row(ofConversation)).toList();
        } catch (ApiException e) {
            if (e.kind() == ApiException.Kind.GONE) {
                log.debug("Table conversation_parts: {} is gone since the search", request(conversation));
                return List.of();
            }
            throw e;
        }
    }

    private ApiRequest request(ObjectNode conversation) {
        ApiRequest request =
                ApiRequest.byId("/conversations/{}", conversation.path("id").asText());
        return plaintext ? request.with("display_as", "plaintext") : request;
    }

    /** The parts belong to the version of the conversation in this response, which may be newer than that of the search. */
    private void refresh(ObjectNode conversation, Page<?> response) {
        JsonNode updatedAt = response.envelope().path("updated_at");
        if (Integers.of(updatedAt) != null) {
            conversation.set("updated_at", updatedAt);
            conversation.put(COUNT, count(response.envelope()));
        }
        Settling.note(conversation, response);
    }

    /**
     * If a part is added, changed or redacted within the second of the conversation's last change, the conversation's
     * version does not show it.
     */
    @Override
    public boolean isSettled(ObjectNode conversation) {
        return Settling.isSettled(conversation);
    }

    /** The number of parts according to the statistics. -1 if unknown. */
    private static long count(ObjectNode conversation) {
        return Integers.of(conversation.at(TOTAL), -1);
    }

    private List<Part> withOlder(ObjectNode conversation, Page<Part> newest, Requester requester) {
        if (!version.hasOlderParts()) {
            warnOfMissing(conversation, count(newest.envelope()));
            return newest.rows();
        }
        List<Part> parts = new ArrayList<>(newest.rows());
        Set<String> known = new HashSet<>();
        List<Part> page = newest.rows();
        while (page.size() >= MAX_PARTS
                && page.stream().filter(part -> known.add(id(part))).count() > 0) {
            ApiRequest older = request(conversation).with("parts_created_before", oldest(page));
            page = requester.read(older, Part.at(ROWS)).rows();
            parts.addAll(
                    0, page.stream().filter(part -> !known.contains(id(part))).toList());
        }
        return parts;
    }

    private static void warnOfMissing(ObjectNode conversation, long total) {
        if (total > MAX_PARTS) {
            log.warn(
                    "Table conversation_parts: conversation {} has {} parts, of which this version of Intercom's API returns"
                            + " the newest {}. Set intercom.version to 2.17 or later to get all",
                    conversation.path("id").asText(),
                    total,
                    MAX_PARTS);
        }
    }

    private static String id(Part part) {
        return part.json().path("id").asText();
    }

    private static long oldest(List<Part> parts) {
        return parts.stream()
                .map(part -> Integers.of(part.json().path("created_at")))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(0L);
    }

    /** The fields that are added to the parts of {@code conversation}. */
    private static ObjectNode added(ObjectNode conversation, long total) {
        ObjectNode fields = conversation.objectNode();
        fields.set("conversation_id", conversation.get("id"));
        fields.set("conversation_created_at", conversation.get("created_at"));
        fields.set("conversation_updated_at", conversation.get("updated_at"));
        return fields.put("conversation_total_parts", total);
    }
}
