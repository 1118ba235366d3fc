package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The four lists of suppressed addresses of each sending domain ({@code GET /esp/suppression/TYPE}), in the order of the
 * addresses (seen live, 2026-10). They are paged by offset, so rows that come or go in the meantime shift the pages: each
 * page repeats some rows of the previous one.
 *
 * @param domains the sending domains to read; empty for one list of all, without {@code domain}
 */
record Suppressions(List<String> domains) implements Paginator {
    static final String PATH = "/esp/suppression/";
    static final String TYPE = "suppression_type";
    static final String DOMAIN = "domain";
    static final String ROWS = "/suppressions";

    private static final List<String> TYPES = List.of("bounces", "spam_reports", "blocks", "invalid_emails");
    private static final String OFFSET = "offset";
    private static final int PAGE = 1000;
    private static final int OVERLAP = 50;

    /**
     * The lists that have rows. If none has, an empty one.
     *
     * @throws ApiException if a domain has no list of any type
     */
    Slice sweep(Requester requester) {
        Map<ApiRequest, Boolean> lists = new LinkedHashMap<>();
        (domains.isEmpty() ? List.of("") : domains).forEach(domain -> lists.putAll(known(domain, requester)));
        List<ApiRequest> filled = lists.keySet().stream().filter(lists::get).toList();
        return Slice.fullTable(
                filled.isEmpty() ? List.of(lists.keySet().iterator().next()) : filled, this);
    }

    /**
     * The lists of a domain, and whether they have rows. There is no list for a type that the account's mail provider does
     * not support.
     */
    private static Map<ApiRequest, Boolean> known(String domain, Requester requester) {
        Map<ApiRequest, Boolean> lists = new LinkedHashMap<>();
        ApiException refusal = null;
        for (String type : TYPES) {
            try {
                ApiRequest list = list(type, domain);
                lists.put(list, hasRows(list.with(CustomerIoTables.LIMIT, 1), requester));
            } catch (ApiException e) {
                refusal = refusalOf(e, domain);
            }
        }
        if (lists.isEmpty()) {
            throw refusal;
        }
        return lists;
    }

    private static boolean hasRows(ApiRequest list, Requester requester) {
        return !requester.read(list, new RowReader<>(ROWS, row -> row)).rows().isEmpty();
    }

    private static ApiException refusalOf(ApiException failure, String domain) {
        if (failure.kind() != ApiException.Kind.GONE) {
            throw failure;
        }
        String advice = ". Check " + domain + " in " + CustomerIoSourceConfig.SUPPRESSION_DOMAINS_CONFIG;
        return domain.isEmpty() ? failure : failure.as(failure.kind(), failure.getMessage() + advice);
    }

    private static ApiRequest list(String type, String domain) {
        ApiRequest list =
                ApiRequest.get(PATH + type).with(CustomerIoTables.LIMIT, PAGE).with(OFFSET, 0);
        return domain.isEmpty() ? list : list.with(DOMAIN, domain);
    }

    @Override
    public ApiRequest next(Page<?> page) {
        int offset = Integer.parseInt(page.request().query().get(OFFSET));
        int limit = Integer.parseInt(page.request().query().get(CustomerIoTables.LIMIT));
        int step = limit - Math.min(OVERLAP, limit / 2);
        return page.rows().size() < limit ? null : page.request().with(OFFSET, offset + step);
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    /** What a list adds to its rows, which do not contain it. */
    static ObjectNode ofList(ListRead list) {
        return Json.MAPPER
                .createObjectNode()
                .put(TYPE, list.first().path().substring(PATH.length()))
                .put(DOMAIN, list.first().query().getOrDefault(DOMAIN, ""));
    }
}
