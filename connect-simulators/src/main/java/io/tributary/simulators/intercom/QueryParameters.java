package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import java.util.List;

/** Parameters of URLs, and the lists that page by number with a link to the next page. */
final class QueryParameters {

    private QueryParameters() {}

    /**
     * A whole number.
     *
     * @throws io.tributary.simulators.http.Refusal when it is none or out of bounds
     */
    static int number(Request request, String name, int otherwise, int least, int most) {
        String text = request.parameter(name).orElse(Integer.toString(otherwise));
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw IntercomErrors.malformed(
                    "parameter_invalid", name + " must be a number between " + least + " and " + most);
        }
        return number;
    }

    /** The part of {@code all} that is page number {@code page}, counted from 1. */
    static <T> List<T> slice(List<T> all, int page, int perPage) {
        int from = (int) Math.min((page - 1L) * perPage, all.size());
        return all.subList(from, Math.min(from + perPage, all.size()));
    }

    /** The {@code pages} object; {@code link} is the next page's URL up to its number. */
    static ObjectNode pages(int total, int page, int perPage, String link) {
        int last = (total + perPage - 1) / perPage;
        ObjectNode pages = Json.object().put("type", "pages");
        if (page < last) {
            pages.put("next", link + (page + 1));
        } else {
            pages.putNull("next");
        }
        return pages.put("page", page).put("per_page", perPage).put("total_pages", last);
    }
}
