package io.tributary.systemtests.fuzz;

import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a response that need not appear in records: those of parents, which only lead to rows, and links. */
final class Marks {
    private static final List<Pattern> PARENTS = List.of(
            Pattern.compile("GET /contacts(/.*)?"),
            Pattern.compile("POST /conversations/search"),
            Pattern.compile("GET /conversations/deleted"),
            Pattern.compile("POST /v1/customers"),
            Pattern.compile("GET /v1/klasses"),
            Pattern.compile("GET /(sources|destinations|warehouses)"),
            Pattern.compile("GET /warehouses/[^/]+/connected-sources"));

    private static final List<String> PROBES = List.of("pageSize", "limit", "pagination.count");

    /** A changed key makes a different row, as far as a reader can see, and so does a row marked as deleted. */
    private static final Pattern KEY = Pattern.compile("(?s).*("
            + "/(id|name|description|email|cio_id|sourceId|timestamp|periodStart) (=|twice|missing)"
            + "|/deleted = true"
            + "|/ip_addresses/\\d+ ="
            + "|: <(ContactID|EmailAddress|MsgID|ListID|LinkUrl|[A-Za-z]*Date)>).*");

    private static final Pattern LISTED_ROW = Pattern.compile("(/data/\\d+)/");

    private Marks() {}

    /** Whether a mutation made a response show a row that does not exist. */
    static boolean isKey(String mutation) {
        return KEY.matcher(mutation).matches();
    }

    /** Whether a mutated response held parents. */
    static boolean isOfParents(String mutation) {
        String request = mutation.replaceFirst("(?s)[? ]*\\(\\d+\\): .*", "").replaceFirst("\\?.*", "");
        return PARENTS.stream().anyMatch(parent -> parent.matcher(request).matches());
    }

    /** A deleted row of Kustomer becomes a tombstone, which has no values. */
    private static boolean isDeleted(String what, Response real) {
        Matcher row = LISTED_ROW.matcher(what);
        return row.lookingAt()
                && Json.row(real.body())
                        .at(row.group(1) + "/attributes/deletedAt")
                        .isTextual();
    }

    static boolean mayGetLost(Request request, String what, Response real) {
        String name = request.method() + ' ' + request.path();
        return PARENTS.stream().anyMatch(parent -> parent.matcher(name).matches())
                || request.parameters().containsKey("deleted")
                || PROBES.stream()
                        .anyMatch(size -> "1".equals(request.parameters().get(size)))
                || request.parameters().containsKey("versions") && what.startsWith("/data/")
                || request.path().startsWith("/conversations/") && !what.startsWith("/conversation_parts/conv")
                || isDeleted(what, real)
                || what.contains("/links")
                || what.contains("/link ")
                || request.header("soapaction")
                        .orElse("")
                        .matches(".*(ListContactRemoval|ReportListMessage|GetContactList).*");
    }
}
