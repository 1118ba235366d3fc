package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import java.util.List;

/** URL parameters, and lists with numbered pages and a link to the next page. */
final class QueryParameters {

    private QueryParameters() {}

    /**
     * An integer parameter.
     *
     * @throws io.tributary.simulators.http.Refusal if it is not an integer or out of range
     */
    static int number(Request request, String name, int defaultValue, int minimum, int maximum) {
        String text = request.parameter(name).orElse(Integer.toString(defaultValue));
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < minimum || number > maximum) {
            throw IntercomErrors.malformed(
                    "parameter_invalid", name + " must be a number between " + minimum + " and " + maximum);
        }
        return number;
    }

    /** Page {@code page} of {@code all}, counted from 1. */
    static <T> List<T> slice(List<T> all, int page, int perPage) {
        int from = (int) Math.min((page - 1L) * perPage, all.size());
        return all.subList(from, Math.min(from + perPage, all.size()));
    }

    /** The {@code pages} object. {@code link} is the next page's URL without its number. */
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
