package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Leg;
import java.util.ArrayList;
import java.util.List;

/**
 * The four lists of suppressed addresses ({@code GET /esp/suppression/TYPE}). They page by offset, so that rows which come or
 * go meanwhile shift the pages: each page takes up some rows of the one before.
 */
final class Suppressions implements Paginator {
    static final String PATH = "/esp/suppression/";
    static final String TYPE = "suppression_type";
    static final String ROWS = "/suppressions";

    private static final List<String> TYPES = List.of("bounces", "spam_reports", "blocks", "invalid_emails");
    private static final String OFFSET = "offset";
    private static final int PAGE = 1000;
    private static final int OVERLAP = 50;

    /**
     * The lists that there are: a type which the account's mail provider does not know is refused.
     *
     * @throws ApiException when there are none
     */
    static Leg sweep(Requester requester) {
        List<ApiRequest> lists = new ArrayList<>();
        ApiException refusal = null;
        for (String type : TYPES) {
            try {
                requester.read(list(type, 1), new RowReader<>(ROWS, row -> row));
                lists.add(list(type, PAGE));
            } catch (ApiException e) {
                refusal = refusalOf(e);
            }
        }
        if (lists.isEmpty()) {
            throw refusal;
        }
        return Leg.sweep(lists, new Suppressions());
    }

    private static ApiException refusalOf(ApiException failure) {
        if (failure.kind() == ApiException.Kind.GONE) {
            return failure;
        }
        throw failure;
    }

    private static ApiRequest list(String type, int limit) {
        return ApiRequest.get(PATH + type).with(CustomerIoTables.LIMIT, limit).with(OFFSET, 0);
    }

    @Override
    public ApiRequest next(Page<?> page) {
        int offset = Integer.parseInt(page.request().query().get(OFFSET));
        return page.rows().size() < PAGE ? null : page.request().with(OFFSET, offset + PAGE - OVERLAP);
    }

    /** Rows do not tell which list they are from. */
    static ObjectNode withType(ObjectNode row, ApiRequest request) {
        return row.put(TYPE, request.path().substring(PATH.length()));
    }
}
