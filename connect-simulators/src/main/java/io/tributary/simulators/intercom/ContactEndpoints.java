package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A contact and its complete lists: {@code GET /contacts/{id}}, with {@code /tags} and {@code /companies}. */
final class ContactEndpoints {

    private static final int COMPANIES_PER_PAGE = 15;
    private static final int MAX_COMPANIES_PER_PAGE = 60;

    private final SimulatedIntercom intercom;
    private final IntercomWorkspace workspace;

    ContactEndpoints(SimulatedIntercom intercom) {
        this.intercom = intercom;
        this.workspace = intercom.workspace();
    }

    Response contact(Request request) {
        return Response.json(200, Versions.render("contacts", row(request).json(), intercom.version(request)));
    }

    Response tags(Request request) {
        List<String> ids = ContactLists.ids(Json.row(row(request).full()), "tags");
        List<byte[]> tags = ContactLists.fullTags(ids, intercom.has(Variant.FULL_TAGS_ARE_FEWER)).stream()
                .map(workspace.settings("tags")::get)
                .flatMap(Optional::stream)
                .map(Json::bytes)
                .toList();
        return Response.json(200, Rows.list("{\"type\":\"list\",\"data\":[", tags));
    }

    Response companies(Request request) {
        Row contact = row(request);
        int perPage = QueryParameters.number(request, "per_page", COMPANIES_PER_PAGE, 1, MAX_COMPANIES_PER_PAGE);
        int page = QueryParameters.number(request, "page", 1, 1, Integer.MAX_VALUE);
        List<byte[]> all = companies(contact).map(Row::json).toList();
        List<byte[]> rows = QueryParameters.slice(all, page, perPage).stream()
                .map(json -> Versions.render("companies", json, intercom.version(request)))
                .toList();
        String link = intercom.baseUrl() + "/contacts/" + contact.id() + "/companies?per_page=" + perPage + "&page=";
        ObjectNode close = Json.object().put("total_count", all.size());
        close.set("pages", QueryParameters.pages(all.size(), page, perPage, link));
        return Response.json(200, Rows.list("{\"type\":\"list\",\"data\":[", rows, close));
    }

    private Stream<Row> companies(Row contact) {
        return ContactLists.ids(Json.row(contact.full()), "companies").stream()
                .map(workspace.rows("companies")::get)
                .flatMap(Optional::stream);
    }

    private Row row(Request request) {
        return workspace.rows("contacts").get(request.variable("id")).orElseThrow(() -> missing(request));
    }

    private Refusal missing(Request request) {
        Optional<String> target = intercom.has(Variant.MERGED_CONTACT_IS_410)
                        && !intercom.version(request).isBefore("2.16")
                ? workspace.merges().targetOf(request.variable("id"))
                : Optional.empty();
        return target.map(id -> IntercomErrors.contactMerged(intercom.baseUrl() + "/contacts/" + id))
                .orElseGet(() -> IntercomErrors.notFound("User Not Found"));
    }
}
