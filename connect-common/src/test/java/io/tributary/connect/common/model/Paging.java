package io.tributary.connect.common.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a model API cuts a list into pages. */
final class Paging {
    private final Kind kind;
    private final int size;
    private final boolean totals;
    private final Map<String, List<Item>> frozen = new HashMap<>();

    /** What the token of the next page means. */
    enum Kind {
        /** The items after the last one of the previous page. */
        KEYSET,
        /** A page number, so that pages shift if items are added or removed. */
        NUMBERED,
        /** An index into the list as it was when its first page was read. */
        FROZEN
    }

    /**
     * One page.
     *
     * @param next the token of the next page; null for the last one
     */
    record Cut(List<Item> items, String next, long total) {
        ObjectNode envelope() {
            return Json.MAPPER.createObjectNode().put("next", next).put("total", total);
        }
    }

    /**
     * @param totals whether pages contain the number of items
     */
    Paging(Kind kind, int size, boolean totals) {
        this.kind = kind;
        this.size = size;
        this.totals = totals;
    }

    /** The page of {@code list} for {@code token}. The first one for null. */
    Cut cut(List<Item> list, String token) {
        List<Item> sorted = new ArrayList<>(list);
        sorted.sort(Item.ORDER);
        return switch (kind) {
            case KEYSET -> page(sorted, token == null ? 0 : after(sorted, token), "");
            case NUMBERED -> page(sorted, token == null ? 0 : Integer.parseInt(token), "");
            case FROZEN -> frozen(sorted, token);
        };
    }

    private static int after(List<Item> sorted, String token) {
        int colon = token.indexOf(':');
        Item last = new Item(Long.parseLong(token.substring(0, colon)), token.substring(colon + 1), null);
        int index = 0;
        while (index < sorted.size() && Item.ORDER.compare(sorted.get(index), last) <= 0) {
            index++;
        }
        return index;
    }

    private Cut frozen(List<Item> sorted, String token) {
        if (token == null) {
            String name = frozen.size() + "@";
            frozen.put(name, sorted);
            return page(sorted, 0, name);
        }
        int at = token.indexOf('@') + 1;
        List<Item> list = frozen.get(token.substring(0, at));
        if (list == null) {
            throw new ApiException(ApiException.Kind.EXPIRED_CURSOR, 400, null, "the cursor has expired", null);
        }
        return page(list, Integer.parseInt(token.substring(at)), token.substring(0, at));
    }

    private Cut page(List<Item> list, int from, String prefix) {
        int begin = Math.min(from, list.size());
        int end = Math.min(begin + size, list.size());
        List<Item> items = list.subList(begin, end);
        String next = end == list.size() ? null : prefix + (kind == Kind.KEYSET ? token(list.get(end - 1)) : end);
        return new Cut(items, next, totals ? list.size() : -1);
    }

    private static String token(Item last) {
        return last.place() + ":" + last.id();
    }
}
